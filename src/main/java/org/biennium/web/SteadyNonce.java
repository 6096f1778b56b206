package org.biennium.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets the first page of a web application say the nonce that its scripts carry. The engine keeps one nonce for all
 * requests, so that somebody else's request could change it between the page and its header, and the browser would then
 * run none of the page's scripts.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SteadyNonce extends OncePerRequestFilter {

    private static final Pattern PAGE = Pattern.compile("/camunda/app/\\w+/(default/?)?");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-[^']+'");
    private static final String POLICY = "Content-Security-Policy";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PAGE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        var policy = page.getHeader(POLICY);
        var nonce = IN_PAGE.matcher(new String(page.getContentAsByteArray(), StandardCharsets.UTF_8));
        if (policy != null && nonce.find()) {
            page.setHeader(POLICY, withNonce(policy, nonce.group(1)));
        }
        page.copyBodyToResponse();
    }

    static String withNonce(String policy, String nonce) {
        return IN_HEADER.matcher(policy).replaceAll(Matcher.quoteReplacement("'nonce-" + nonce + "'"));
    }
}
