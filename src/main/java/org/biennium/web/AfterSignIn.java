package org.biennium.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.biennium.engine.Readers;
import org.biennium.people.People;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Remembers the device and the language, and leads on to the page that was asked for. */
@Component
class AfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private final KnownPlaces places;
    private final People people;
    private final LanguageChoice languages;
    private final Readers readers;

    AfterSignIn(KnownPlaces places, People people, LanguageChoice languages, Readers readers) {
        this.places = places;
        this.people = people;
        this.languages = languages;
        this.readers = readers;
        var saved = new HttpSessionRequestCache();
        saved.setMatchingRequestParameterName(null);
        setRequestCache(saved);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws ServletException, IOException {
        var cookie = WebUtils.getCookie(request, SignInDetails.DEVICE_COOKIE);
        var device = cookie == null || cookie.getValue().length() != BYTES / 3 * 4 ? newDevice() : cookie.getValue();
        places.remember(signedIn.getName(), SignInDetails.device(device));
        response.addCookie(cookieOf(device, request));
        // Once the session has ended, this browser is still spoken to in the language of whoever used it.
        languages.setLocale(request, response, readers.localeOf(signedIn.getName()));
        people.signInRound(signedIn.getName())
                .ifPresent(round -> SignInRound.begin(request.getSession(), signedIn.getName(), round));
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    private static String newDevice() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static Cookie cookieOf(String device, HttpServletRequest request) {
        var cookie = new Cookie(SignInDetails.DEVICE_COOKIE, device);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) Duration.ofDays(180).toSeconds());
        return cookie;
    }
}
