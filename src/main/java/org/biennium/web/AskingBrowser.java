package org.biennium.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.WebUtils;

/**
 * A browser in which somebody asks for a code, known by a secret that only it holds. The code of a mail is worth nothing
 * in any other.
 */
record AskingBrowser(String secret) {

    static final String COOKIE = "biennium-code";

    /** How long the browser is remembered: longer than its code, so that it can be told that the code has expired. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;
    private static final String MAC = "HmacSHA256";

    static AskingBrowser fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AskingBrowser(Base64.getUrlEncoder().encodeToString(bytes));
    }

    static Optional<AskingBrowser> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(secret -> secret.length() == BYTES / 3 * 4)
                .map(AskingBrowser::new);
    }

    Cookie cookie(HttpServletRequest request) {
        var cookie = new Cookie(COOKIE, secret);
        cookie.setPath("/login");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) REMEMBERED.toSeconds());
        return cookie;
    }

    /** Under which we know it: the secret itself is kept nowhere. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The digest of a code, which nobody can try out without the secret. */
    String digestOf(String code) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal(code.getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "browser " + digest();
    }
}
