package org.biennium.web;

import com.microsoft.playwright.Page;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person's settings and the pages that refuse something look like, and whether everybody can use them. */
@BienniumTest
class SettingsBrowserTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "360, oss-head",
        "1400, oss-head",
        "360, iavh-head",
        "1400, iavh-head",
        "360, gce-officer",
        "1400, gce-officer"
    })
    void areWholeInEachLanguage(int width, String person) {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "de-DE", width)) {
            var page = visit.newPage();
            page.navigate("/settings");
            page.fill("#username", person);
            page.fill("#password", "demo");
            page.click("main button");
            look(page, "settings-" + person + "-" + width);

            page.fill("#zone", "Montréal");
            page.fill("#phone", "téléphone");
            page.click("form[action='/settings'] button");
            look(page, "settings-problem-" + person + "-" + width);

            page.navigate("/camunda/app/cockpit/default/");
            look(page, "error-403-" + person + "-" + width);
            page.navigate("/plans/nowhere");
            look(page, "error-404-" + person + "-" + width);
        }
    }

    private static void look(Page page, String name) {
        Browser.screenshot(page, name);
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
    }
}
