package org.biennium;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who calls the application over HTTP, with the cookies a browser would keep and no redirect followed. */
public final class Caller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String address;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> cookies = new TreeMap<>();

    private Caller(int port) {
        address = "http://127.0.0.1:" + port;
        headers.put("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
    }

    /** Nobody yet. */
    public static Caller stranger(int port) {
        return new Caller(port);
    }

    /** Somebody with the password of the trial, signed in by the login page. */
    public static Caller signedIn(int port, String id) {
        var caller = new Caller(port);
        var answer = caller.signIn(id, "demo");
        if (answer.statusCode() != 302 || location(answer).contains("/login")) {
            throw new IllegalStateException(id + " cannot sign in: " + answer.statusCode() + " " + location(answer));
        }
        return caller;
    }

    /** Somebody who sends name and password with each call. */
    public static Caller basic(int port, String id, String password) {
        var pair = (id + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Caller(port)
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Sends this header with each call from now on. */
    public Caller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The cookies kept so far, which may be changed. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Fills in the login page. */
    public HttpResponse<String> signIn(String id, String password) {
        return post("/login", Map.of("username", id, "password", password));
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    /** The answer as it is, for what is no text. */
    public HttpResponse<byte[]> bytes(String path) {
        return send("GET", path, "", "", BodyHandlers.ofByteArray());
    }

    /** Sends a form of one of our pages, with the token such a page holds. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", token());
        return send("POST", path, encoded(form), "application/x-www-form-urlencoded");
    }

    /** Sends a form with a file, as a browser would. */
    public HttpResponse<String> upload(String path, String field, String fileName, byte[] file) {
        var parts = "--part\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token()
                + "\r\n--part\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + new String(file, StandardCharsets.ISO_8859_1) + "\r\n--part--\r\n";
        return send(
                "POST",
                path,
                BodyPublishers.ofByteArray(parts.getBytes(StandardCharsets.ISO_8859_1)),
                "multipart/form-data; boundary=part",
                BodyHandlers.ofString());
    }

    /** Sends a form without the token. */
    public HttpResponse<String> postForged(String path, Map<String, String> fields) {
        return send("POST", path, encoded(fields), "application/x-www-form-urlencoded");
    }

    /** Sends JSON; to the engine's web applications with the token they hand out. */
    public HttpResponse<String> json(String method, String path, String body) {
        return send(method, path, body, "application/json");
    }

    /** Where an answer redirects to, without our own address; empty when nowhere. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://127\\.0\\.0\\.1:\\d+", "");
    }

    private String token() {
        var page = get("/login");
        var found = TOKEN.matcher(
                page.statusCode() == 200 ? page.body() : get("/nowhere").body());
        return found.find() ? found.group(1) : "";
    }

    /** Sends what is in this text as this type. */
    public HttpResponse<String> send(String method, String path, String body, String type) {
        return send(method, path, body, type, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, String body, String type, BodyHandler<T> read) {
        return send(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), type, read);
    }

    private <T> HttpResponse<T> send(
            String method, String path, HttpRequest.BodyPublisher body, String type, BodyHandler<T> read) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).method(method, body);
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (cookies.containsKey("XSRF-TOKEN")) {
            request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
        }
        try {
            var answer = CLIENT.send(request.build(), read);
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
