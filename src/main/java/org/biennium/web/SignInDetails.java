package org.biennium.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Where a sign-in comes from.
 *
 * @param address of the caller; of an IPv6 address the network, since one subscriber holds all of it
 * @param device digest of the device's cookie, null without one
 */
record SignInDetails(String address, @Nullable String device) {

    /** Names the browser, so that its owner is never slowed down by what strangers try elsewhere. */
    static final String DEVICE_COOKIE = "biennium-device";

    static SignInDetails of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, DEVICE_COOKIE);
        return new SignInDetails(
                "address " + network(request.getRemoteAddr()),
                cookie == null || cookie.getValue().isEmpty() ? null : device(cookie.getValue()));
    }

    static String device(String cookie) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
            return "device " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
