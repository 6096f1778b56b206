package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Says why something was refused: no right to it, a page open for too long, or more sent than is taken. */
class Denied implements AccessDeniedHandler {

    /** Request attribute set when the page that was sent belonged to a session that has ended. */
    static final String OPEN_TOO_LONG = Denied.class.getName() + ".openTooLong";

    private static final String PARSE_FAILED = "org.apache.catalina.parameter_parse_failed";
    private static final Set<String> SESSION_PAGES = Set.of("/login", "/login/code", "/login/code/request", "/logout");

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (!(why instanceof CsrfException)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (request.getAttribute(PARSE_FAILED) != null) {
            // Tomcat drops all fields of a form that is too large, the token among them.
            response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else if (SESSION_PAGES.contains(request.getRequestURI())) {
            response.sendRedirect("/login?again");
        } else {
            request.setAttribute(OPEN_TOO_LONG, true);
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
