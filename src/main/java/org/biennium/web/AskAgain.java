package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads to the login, which says so where somebody was at work and the session has ended meanwhile. */
class AskAgain extends LoginUrlAuthenticationEntryPoint {

    private static final String AGAIN = "again";

    AskAgain() {
        super("/login");
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        return getLoginFormUrl() + (request.getParameter(AGAIN) == null ? "" : "?" + AGAIN);
    }
}
