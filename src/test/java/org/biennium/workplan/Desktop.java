package org.biennium.workplan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person before a browser without JavaScript: opens pages, fills in forms, sends them. */
final class Desktop {

    private static final String BOUNDARY = "----biennium";

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String address;

    private Desktop(String address) {
        this.address = address;
    }

    /** Whoever has signed in. */
    static Desktop of(String personId, int port) {
        var desktop = new Desktop("http://127.0.0.1:" + port);
        var login = desktop.open("/login").page();
        var form = login.expectFirst("main form");
        form.expectFirst("[name=username]").val(personId);
        form.expectFirst("[name=password]").val("demo");
        desktop.send(form);
        return desktop;
    }

    /** What came back. */
    record Answer(int status, String address, Document page, byte[] body) {

        /** The form that people write in. */
        Element form() {
            return page.expectFirst("form.writing");
        }

        Element field(String key) {
            return page.expectFirst("#" + key);
        }

        String text() {
            return page.body().text();
        }
    }

    Answer open(String path) {
        return ask(HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept", "text/html")
                .build());
    }

    /** Sends a form as it stands, by its first button. */
    Answer send(Element form) {
        var pairs = new ArrayList<String>();
        for (var input : form.select("input, select, textarea")) {
            var ticked = !List.of("checkbox", "radio").contains(input.attr("type")) || input.hasAttr("checked");
            if (ticked && !input.attr("name").isEmpty()) {
                pairs.add(pair(input.attr("name"), value(input)));
            }
        }
        var button = form.selectFirst("button[name]");
        if (button != null) {
            pairs.add(pair(button.attr("name"), button.attr("value")));
        }
        return post(form.attr("action"), String.join("&", pairs));
    }

    Answer post(String path, String body) {
        return ask(HttpRequest.newBuilder(URI.create(address).resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a form with a file, as a browser does. */
    Answer upload(String path, String token, String input, byte[] file) {
        return upload(path, Map.of("_csrf", token), Map.of(input, file));
    }

    /** Sends a form with files. */
    Answer upload(String path, Map<String, String> fields, Map<String, byte[]> files) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, file) -> part(body, "name=\"" + name + "\"; filename=\"" + name + "\"", file));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return ask(HttpRequest.newBuilder(URI.create(address).resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void part(ByteArrayOutputStream body, String what, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + what + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private Answer ask(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            var page = Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8), address);
            return new Answer(response.statusCode(), response.uri().getPath(), page, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String value(Element input) {
        if (input.tagName().equals("select")) {
            var chosen = input.selectFirst("option[selected]");
            return chosen == null ? "" : chosen.attr("value");
        }
        return input.tagName().equals("textarea") ? input.wholeText() : input.attr("value");
    }

    static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
