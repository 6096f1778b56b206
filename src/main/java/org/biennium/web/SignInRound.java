package org.biennium.web;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;

/** In which round of a person's sign-ins a session began: a new password opens another, and those of earlier ones end. */
final class SignInRound {

    private static final String ATTRIBUTE = SignInRound.class.getName();

    private SignInRound() {}

    /** The session belongs to this round from now on. */
    static void begin(HttpSession session, String person, int round) {
        session.setAttribute(ATTRIBUTE, mark(person, round));
    }

    /** Whether this session of the person began in an earlier round; one that has just begun belongs to the present one. */
    static boolean isOver(HttpSession session, String person, int round) {
        if (!isOf(session, person)) {
            return false;
        }
        var began = (String) session.getAttribute(ATTRIBUTE);
        if (began == null || !began.startsWith(person + " ")) {
            begin(session, person, round);
            return false;
        }
        return !began.equals(mark(person, round));
    }

    /** A call with a name and a password of its own may carry the cookie of somebody else's session. */
    private static boolean isOf(HttpSession session, String person) {
        return session.getAttribute(SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext kept
                && kept.getAuthentication() != null
                && kept.getAuthentication().getName().equals(person);
    }

    private static String mark(String person, int round) {
        return person + " " + round;
    }
}
