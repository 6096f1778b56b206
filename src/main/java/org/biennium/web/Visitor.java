package org.biennium.web;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
import static org.springframework.web.context.request.RequestAttributes.SCOPE_SESSION;

import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the layout of every page asks about whoever looks at it. */
@Component("visitor")
class Visitor {

    private final People people;

    Visitor(People people) {
        this.people = people;
    }

    /** Whoever has signed in, null for a stranger. */
    public @Nullable Person person() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null || signedIn instanceof AnonymousAuthenticationToken
                ? null
                : people.find(signedIn.getName()).orElse(null);
    }

    /** Whether their session was opened by a code that came by mail, not by a password. */
    public boolean cameByCode() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getAttribute(SPRING_SECURITY_CONTEXT_KEY, SCOPE_SESSION) instanceof SecurityContext kept
                && kept.getAuthentication() instanceof OneTimeTokenAuthenticationToken;
    }

    public boolean isAdmin() {
        var person = person();
        return person != null && people.holds(person.id(), Role.ADMIN, null);
    }

    /** Whether the outbox is open to them. */
    public boolean readsMails() {
        var person = person();
        return person != null
                && (people.holds(person.id(), Role.OFFICER, null) || people.holds(person.id(), Role.ADMIN, null));
    }

    /** The first word of the address shown, such as plans: the mark of the current place in the navigation. */
    public String place() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return "";
        }
        var words = attributes.getRequest().getRequestURI().split("/", 3);
        return words.length < 2 ? "" : words[1];
    }

    /** Which way the page's language runs: ltr or rtl. */
    public String direction() {
        return Direction.of(LocaleContextHolder.getLocale());
    }
}
