package org.biennium.people;

import com.microsoft.playwright.Page;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BienniumTest
class PeoplePagesBrowserTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {360, 1400})
    void areReadableAndWithinReachOfEverybody(int width) {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "en-GB", width)) {
            var page = visit.newPage();
            page.navigate("/login");
            page.fill("#username", "admin");
            page.fill("#password", "demo");
            page.click("main button[type=submit]");

            page.navigate("/people?text=oss-");
            inspect(page, "people-list-" + width);
            page.click("tbody a");
            page.waitForURL("**/people/oss-*");
            inspect(page, "people-person-" + width);
            page.navigate("/people/new");
            page.fill("#id", "Not An Id");
            page.click("main form button[type=submit]");
            page.waitForSelector("[role=alert]");
            inspect(page, "people-new-" + width);
        }
    }

    private static void inspect(Page page, String name) {
        page.waitForLoadState();
        Browser.screenshot(page, name);
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
    }
}
