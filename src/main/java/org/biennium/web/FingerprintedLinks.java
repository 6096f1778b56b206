package org.biennium.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Gives links to our static files the digest of their content, under which a browser keeps them for a year. Every other
 * link stays as it is: Spring would look for a file behind each, which is half the time of a page with hundreds of links.
 */
@Configuration(proxyBeanMethods = false)
class FingerprintedLinks {

    private static final Pattern OUR_FILE = Pattern.compile("/(css|images|js)/.*");
    private static final Pattern FINGERPRINTED = Pattern.compile(OUR_FILE + "-[0-9a-f]{32}\\.\\w+");
    private static final String FOR_A_YEAR = "max-age=31536000, public, immutable";

    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> fingerprints() {
        var filter = new FilterRegistrationBean<ResourceUrlEncodingFilter>(new OnlyOfOurFiles());
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return filter;
    }

    private static final class OnlyOfOurFiles extends ResourceUrlEncodingFilter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var isFingerprinted = FINGERPRINTED
                    .matcher(((HttpServletRequest) request).getRequestURI())
                    .matches();
            super.doFilter(
                    request,
                    response,
                    (asked, answer) -> chain.doFilter(asked, new Links((HttpServletResponse) answer, isFingerprinted)));
        }
    }

    private static final class Links extends HttpServletResponseWrapper {

        private final boolean isFingerprinted;

        Links(HttpServletResponse response, boolean isFingerprinted) {
            super(response);
            this.isFingerprinted = isFingerprinted;
        }

        // Who is signed in is told by a cookie alone: no link needs an id of the session.
        @Override
        public String encodeURL(String url) {
            return OUR_FILE.matcher(url).matches() ? super.encodeURL(url) : url;
        }

        @Override
        public void setHeader(String name, String value) {
            var isKept = isFingerprinted && getStatus() < 400 && name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL);
            super.setHeader(name, isKept ? FOR_A_YEAR : value);
        }
    }
}
