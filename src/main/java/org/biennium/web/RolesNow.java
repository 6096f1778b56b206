package org.biennium.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.biennium.people.People;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up a person's roles at each request: a revoked one is gone with the next, and with the account closed or a new
 * password set the session ends.
 */
class RolesNow extends OncePerRequestFilter {

    /** Request attribute with the person's id, for answers given where the sign-in is no longer at hand. */
    static final String PERSON = RolesNow.class.getName() + ".person";

    private final People people;

    RolesNow(People people) {
        this.people = people;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && !(signedIn instanceof AnonymousAuthenticationToken)) {
            var round = people.signInRound(signedIn.getName());
            var session = request.getSession(false);
            if (round.isEmpty()
                    || session != null && SignInRound.isOver(session, signedIn.getName(), round.getAsInt())) {
                signOut(request);
            } else {
                var roles = people.rolesOf(signedIn.getName());
                request.setAttribute(PERSON, signedIn.getName());
                var authorities = AuthorityUtils.createAuthorityList(roles.stream()
                        .map(assignment -> "ROLE_" + assignment.role().name())
                        .distinct()
                        .toList());
                var now = UsernamePasswordAuthenticationToken.authenticated(signedIn.getName(), null, authorities);
                now.setDetails(signedIn.getDetails());
                // Only for this request: what the session keeps stays without roles.
                SecurityContextHolder.setContext(new SecurityContextImpl(now));
            }
        }
        chain.doFilter(request, response);
    }

    private static void signOut(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
