package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A drafter translates a plan beside its original, and each reader reads it in their language. */
@BienniumTest
class PlanTranslationsTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Test
    void aTranslationIsTypedBesideTheOriginalAndReadWithItsMark() {
        var key = story.drafted("sahel");
        var address = "/plans/" + key + "/sections/summary/translation";
        var drafter = Caller.signedIn(port, "oss-drafter");
        var page = page(drafter, address + "?to=en");
        assertThat(page.select(".side-by-side section .prose").text()).contains("the edge of the desert");

        var answer = drafter.post(address, typed(page, "A plan for the oases", "machine"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(page(drafter, address + "?to=en")
                        .select(".notice[role=status]")
                        .text())
                .isEqualTo("Les traductions sont enregistrées.");
        var read = page(Caller.signedIn(port, "gce-officer"), "/plans/" + key);
        assertThat(read.select("#section-summary .prose").text()).isEqualTo("A plan for the oases");
        assertThat(read.select("#section-summary .prose").attr("lang")).isEqualTo("en");
        assertThat(read.select("#section-summary .translation-note").text()).startsWith("Machine translation");
        assertThat(read.select(".text-languages a").eachText()).containsExactly("French (original)", "English");
        var original = page(Caller.signedIn(port, "gce-officer"), "/plans/" + key + "?texts=original");
        assertThat(original.select("#section-summary .prose").text()).contains("the edge of the desert");
        assertThat(original.select("#section-summary .translation-note")).isEmpty();
    }

    @Test
    void arabicIsSetAsArabic() {
        var key = story.drafted("sahel");
        var drafter = Caller.signedIn(port, "oss-drafter");
        var address = "/plans/" + key + "/sections/summary/translation";
        var page = page(drafter, address + "?to=ar");

        drafter.post(address, typed(page, "خطة للواحات", "official"));

        var read = page(drafter, "/plans/" + key + "?texts=ar");
        assertThat(read.select("#section-summary .prose[lang=ar] p").attr("dir"))
                .isEqualTo("auto");
        assertThat(read.select("#section-summary .translation-note").text()).startsWith("Traduction officielle");
    }

    @Test
    void whatIsTypedAfterAColleagueComesBackBesideTheirs() {
        var key = story.drafted("sahel");
        var drafter = Caller.signedIn(port, "oss-drafter");
        var address = "/plans/" + key + "/sections/summary/translation";
        var page = page(drafter, address + "?to=en");
        drafter.post(address, typed(page, "A plan for the oases", "human"));

        var answer = drafter.post(address, typed(page, "Oases first", "human"));

        assertThat(answer.statusCode()).isEqualTo(409);
        var again = Jsoup.parse(answer.body());
        assertThat(again.select(".conflict .prose").text()).isEqualTo("A plan for the oases");
        assertThat(again.select("#text").val().strip()).isEqualTo("Oases first");
        assertThat(drafter.post(address, typed(again, "Oases first", "human")).statusCode())
                .isEqualTo(302);
    }

    @Test
    void whatIsTypedIsSavedWithoutAButtonAndAColleaguesWordsComeBack() {
        var key = story.drafted("sahel");
        var drafter = Caller.signedIn(port, "oss-drafter");
        var address = "/plans/" + key + "/sections/summary/translation";
        var mine = typed(page(drafter, address + "?to=en"), "Oases first", "human");
        var theirs = typed(page(drafter, address + "?to=en"), "A plan for the oases", "human");

        assertThat(drafter.post(address + "/autosave", theirs).statusCode()).isEqualTo(200);
        var answer = drafter.post(address + "/autosave", mine);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"f.text.translation\":[\"A plan for the oases\"]");
        assertThat(page(drafter, address + "?to=en").select("#text").val().strip())
                .isEqualTo("A plan for the oases");
    }

    @Test
    void nothingIsTranslatedOnceThePlanIsSubmitted() {
        var key = story.drafted("sahel");
        var drafter = Caller.signedIn(port, "oss-drafter");
        var address = "/plans/" + key + "/sections/summary/translation";
        var page = page(drafter, address + "?to=en");
        story.submit(key);

        var answer = drafter.post(address, typed(page, "A plan for the oases", "human"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("#text").val().strip()).isEqualTo("A plan for the oases");
    }

    /** The form of the page with another text in it. */
    private static Map<String, String> typed(Document page, String text, String mark) {
        var typed = new LinkedHashMap<String, String>();
        page.select("form.writing input[type=hidden]").forEach(input -> typed.put(input.attr("name"), input.val()));
        typed.put("f.text.translation", text);
        typed.put("f.text.mark", mark);
        return typed;
    }

    private static Document page(Caller reader, String path) {
        var answer = reader.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
