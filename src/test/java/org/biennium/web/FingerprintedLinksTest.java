package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Our static files are fetched once, and again as soon as they change. */
@BienniumTest
class FingerprintedLinksTest {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:css|js|images)/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Test
    void keepAFileForAYearUnderTheDigestOfItsContent() {
        var visitor = Caller.stranger(port);
        var files = filesOf(visitor.get("/login").body());

        assertThat(files).isNotEmpty().allMatch(file -> file.matches(".*-[0-9a-f]{32}\\.\\w+"));
        assertThat(files).allSatisfy(file -> {
            var answer = visitor.get(file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control"))
                    .containsExactly("max-age=31536000, public, immutable");
        });
    }

    @Test
    void doNotKeepWhatMayChangeUnderItsAddress() {
        var visitor = Caller.stranger(port);

        assertThat(visitor.get("/css/biennium.css").headers().allValues("Cache-Control"))
                .containsExactly("max-age=3600, private");
        assertThat(visitor.get("/css/biennium-" + "0".repeat(32) + ".css")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .doesNotContain("immutable");
    }

    @Test
    void stayTheSameOnAnErrorPage() {
        var visitor = Caller.signedIn(port, "oss-drafter");

        assertThat(filesOf(visitor.get("/nowhere").body()))
                .containsAll(filesOf(visitor.get("/plans").body()));
    }

    @Test
    void comeCompressedToWhoeverCanReadThat() {
        var file = filesOf(Caller.stranger(port).get("/login").body()).stream()
                .filter(it -> it.endsWith(".css"))
                .findFirst()
                .orElseThrow();

        assertThat(Caller.stranger(port)
                        .with("Accept-Encoding", "gzip")
                        .get(file)
                        .headers()
                        .firstValue("Content-Encoding"))
                .hasValue("gzip");
    }

    private static List<String> filesOf(String page) {
        return FILE.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
