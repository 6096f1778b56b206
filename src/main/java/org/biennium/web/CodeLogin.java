package org.biennium.web;

import static org.springframework.http.HttpMethod.POST;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractAuthenticationFilterConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.ott.OneTimeTokenAuthenticationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Where a code is spent: the framework's filter, which does it by POST only. Not the framework's configurer, which also
 * answers whoever asks for a code, and only after it has looked for the account.
 */
final class CodeLogin
        extends AbstractAuthenticationFilterConfigurer<HttpSecurity, CodeLogin, OneTimeTokenAuthenticationFilter> {

    static final String ADDRESS = "/login/code";

    CodeLogin() {
        super(new OneTimeTokenAuthenticationFilter(), ADDRESS);
        failureHandler(CodeLogin::again);
        getAuthenticationFilter().setAuthenticationConverter(CodeLogin::typed);
    }

    @Override
    public void init(HttpSecurity http) throws Exception {
        loginPage("/login");
        super.init(http);
    }

    @Override
    protected RequestMatcher createLoginProcessingUrlMatcher(String address) {
        return withDefaults().matcher(POST, address);
    }

    private static Authentication typed(HttpServletRequest request) {
        // A browser that did not ask is as good as one that never will.
        var browser = AskingBrowser.of(request).orElseGet(AskingBrowser::fresh);
        var typed =
                OneTimeTokenAuthenticationToken.unauthenticated(browser, SignInCode.read(request.getParameter("code")));
        typed.setDetails(SignInDetails.of(request));
        return typed;
    }

    /** Back to the page, which says how it stands, with what was typed. */
    private static void again(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var typed = SignInCode.read(request.getParameter("code"));
        response.sendRedirect(ADDRESS + "?wrong" + (typed.isEmpty() ? "" : "&c=" + typed));
    }
}
