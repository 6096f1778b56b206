package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An officer who reads French edits a meeting, looks at what its move would do, and applies it. */
@BienniumTest
class MovedMeetingBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aPlanThatHangsOnAMeeting() {
        jdbc.sql("update biennium.person set languages = '{fr}' where id = 'gce-officer'")
                .update();
        jdbc.sql("""
                        insert into biennium.meeting (code, titles, first_day, last_day, zone, status, has_documents)
                        values ('BROWSER-WS', '{"en": "Workshop", "fr": "Atelier", "es": "Taller"}',
                            '2027-02-09', '2027-02-11', 'America/Toronto', 'tentative', false)
                        on conflict (code) do update set first_day = excluded.first_day, last_day = excluded.last_day""").update();
        jdbc.sql("""
                        insert into biennium.period_meeting (period, process, meeting, chosen_by, chosen_at)
                        values ('2027-2028', 'work-plan', 'BROWSER-WS', 'gce-officer', '2026-11-24')""").update();
        jdbc.sql("""
                        update biennium.milestone set anchor = 'meeting start', offset_amount = -4
                        where code = 'plan-draft'""").update();
        story.opened("pacific");
    }

    @AfterEach
    void putTheCalendarBack() {
        story.clear("pacific");
        jdbc.sql("delete from biennium.period_meeting where meeting = 'BROWSER-WS'")
                .update();
        jdbc.sql(
                        "update biennium.quiet_window set removed_by = 'gce-officer', removed_at = added_at where added_at is not null")
                .update();
        jdbc.sql("""
                        update biennium.milestone set anchor = 'period start', offset_amount = -13
                        where code = 'plan-draft'""").update();
        jdbc.sql("update biennium.person set languages = '{en}' where id = 'gce-officer'")
                .update();
    }

    @Test
    void isEditedPreviewedAndMovedInFrench() {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360)) {
            var page = signedIn(visit);
            page.navigate("/meetings/BROWSER-WS/edit");
            page.fill("#title-fr", "Deuxième atelier des centres");
            page.click("main form button[type=submit]");
            assertThat(page.locator("main h1")).hasText("Deuxième atelier des centres");
            page.click("text=Nouvelles dates");
            page.fill("#first", "2027-03-16");
            page.fill("#last", "2027-03-18");
            page.click("text=Prévisualiser");
            assertThat(page.locator("main")).containsText("16 février 2027");
            assertThat(page.locator("main")).containsText("rien n’a été enregistré");
            inspect(page, "meeting-move-preview");
            page.fill("#reason", "La salle n’est plus libre.");
            page.click("main form[method=post] button[type=submit]");
            assertThat(page.locator("[role=status]")).hasText("Les nouvelles dates ont été appliquées.");
            assertThat(page.locator("main")).containsText("du 16 mars 2027 au 18 mars 2027");
            inspect(page, "meeting-moved");
        }
    }

    @Test
    void aQuietWindowIsAddedAndTakenAwayAfterAPreviewInFrench() {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360)) {
            var page = signedIn(visit);
            page.navigate("/meetings/quiet");
            page.fill("#first", "2027-01-10");
            page.fill("#last", "2027-01-20");
            page.fill("#name", "Élections");
            page.click("text=Prévisualiser");
            assertThat(page.locator("main")).containsText("21 janvier 2027");
            assertThat(page.locator("main")).containsText("rien n’a été enregistré");
            inspect(page, "quiet-preview");
            page.click("main form[method=post] button[type=submit]");
            assertThat(page.locator("[role=status]")).containsText("La période a été ajoutée");
            assertThat(page.locator("table")).containsText("du 10 janvier 2027 au 20 janvier 2027");
            page.getByLabel("Retirer\u00a0: du 10 janvier 2027 au 20 janvier 2027")
                    .click();
            assertThat(page.locator("main")).containsText("12 janvier 2027");
            inspect(page, "quiet-removal");
            page.click("main form[method=post] button[type=submit]");
            assertThat(page.locator("[role=status]")).containsText("La période a été retirée");
        }
    }

    private Page signedIn(BrowserContext visit) {
        Caller.signedIn(port, "gce-officer")
                .cookies()
                .forEach((name, value) ->
                        visit.addCookies(List.of(new Cookie(name, value).setUrl("http://127.0.0.1:" + port))));
        return visit.newPage();
    }

    private static void inspect(Page page, String name) {
        Browser.screenshot(page, name);
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
    }
}
