package org.biennium.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.biennium.engine.Readers;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** In which language a page is shown: the person's own, else the one chosen at the login, else the browser's. */
@Component("localeResolver")
class LanguageChoice implements LocaleResolver {

    private static final String COOKIE = "biennium-language";

    private final Readers readers;

    LanguageChoice(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var person = person(request);
        if (person != null) {
            return readers.localeOf(person);
        }
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            return shipped(List.of(Locale.forLanguageTag(cookie.getValue())));
        }
        return accepted(request);
    }

    /** The one among the browser's languages that we speak, else English. */
    static Locale accepted(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Locale.ENGLISH
                : shipped(Collections.list(request.getLocales()));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) {
            return;
        }
        var cookie = new Cookie(COOKIE, shipped(List.of(locale)).getLanguage());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        response.addCookie(cookie);
    }

    private static Locale shipped(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> Languages.SHIPPED.stream()
                        .filter(known -> known.getLanguage().equals(locale.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static @Nullable String person(HttpServletRequest request) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null || signedIn instanceof AnonymousAuthenticationToken
                ? (String) request.getAttribute(RolesNow.PERSON)
                : signedIn.getName();
    }
}
