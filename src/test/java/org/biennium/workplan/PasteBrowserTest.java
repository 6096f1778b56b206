package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.document.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people paste keeps its lists and its bold words, and nothing else. */
@BienniumTest
class PasteBrowserTest {

    /** As Word puts it onto the clipboard: lists are paragraphs there, their signs words of the text. */
    private static final String FROM_WORD = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
            <head><meta charset=utf-8><meta name=Generator content="Microsoft Word 15">
            <link rel=File-List href="file:///C:/Users/X/clip_filelist.xml">
            <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
            <style><!-- @list l0:level1 {mso-level-number-format:bullet;} p.MsoNormal {margin:0cm;} --></style></head>
            <body lang=FR style='tab-interval:36.0pt'><!--StartFragment-->
            <p class=MsoNormal>Le centre <b style='mso-bidi-font-weight:normal'>formera
            </b>soixante&nbsp;personnes&nbsp;:<o:p></o:p></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
            style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>en Tunisie<o:p></o:p></p>
            <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
            style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
            style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>à Tunis<o:p></o:p></p>
            <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>en <span
            style='color:red'>Égypte</span><o:p></o:p></p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><b><span
            style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></b><![endif]><b>Une
            enquête</b> d’abord<o:p></o:p></p>
            <p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><![if !supportLists]><span
            style='mso-list:Ignore'>a)<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>une réunion<o:p></o:p></p>
            <!--EndFragment--></body></html>
            """;

    private static final String HOSTILE = """
            <b style="font-weight:normal"><p onclick="stolen=1">Safe <a href="javascript:stolen=1">words</a>
            <img src="/stolen.png" onerror="window.stolen=1"><script>window.stolen=1</script><style>*{display:none}</style>
            <iframe src="/stolen"></iframe><svg onload="window.stolen=1"><text>no</text></svg>
            <span style="display:none">unseen</span><input value="no"><object data="/stolen"></object></p></b>
            <ul><li>one<br>and on<ol start="3"><li>three</li><li value="9"><strong>nine</strong></li></ol></li><li></li></ul>
            <p>&lt;script&gt;alert(1)&lt;/script&gt; <b>**</b> \u0007</p>
            <table><tr><td>cell</td><td>next</td></tr></table>
            <ol type="a"><li>alpha</li><li>beta</li></ol>
            """;

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    private final List<BrowserContext> visits = new ArrayList<>();
    private WorkPlan plan;

    @BeforeEach
    void aDraft() {
        plan = written.empty("europe", "fr");
    }

    @AfterEach
    void everybodyLeaves() {
        visits.forEach(BrowserContext::close);
    }

    @Test
    void keepsListsAndBoldOfATextFromWord() {
        var page = atTheSummary();

        paste(page, FROM_WORD);

        assertThat(page.locator("#text")).hasValue("""
                Le centre **formera** soixante\u00a0personnes\u00a0:

                - en Tunisie
                  - à Tunis
                - en Égypte

                1. **Une enquête** d’abord
                a) une réunion""");
        assertThat(page.locator(".saved")).hasText(Pattern.compile("Saved at .*"));
        page.navigate("/plans/" + plan.key());
        assertThat(page.locator("#section-summary .prose > ul > li").first()).containsText("en Tunisie");
        assertThat(page.locator("#section-summary .prose ul ul > li")).hasText("à Tunis");
        assertThat(page.locator("#section-summary .prose > ol strong")).hasText("Une enquête");
        Browser.assertAccessible(page);
    }

    @Test
    void takesNothingElseFromAHostileText() {
        var page = atTheSummary();
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));

        paste(page, HOSTILE);

        assertThat(page.locator("#text")).hasValue("""
                Safe words

                - one and on
                  3. three
                  9. **nine**

                <script>alert(1)</script> **

                cell next

                a) alpha
                b) beta""");
        assertThat(page.locator(".saved")).hasText(Pattern.compile("Saved at .*"));
        assertThat(asked).noneMatch(url -> url.contains("stolen"));
        assertThat(page.evaluate("() => window.stolen")).isNull();
        page.navigate("/plans/" + plan.key());
        assertThat(page.locator("#section-summary .prose")).containsText("<script>alert(1)</script>");
    }

    @Test
    void canBeUndone() {
        var page = atTheSummary();
        page.locator("#text").fill("Mine");

        paste(page, "<ul><li>theirs</li></ul>");
        assertThat(page.locator("#text")).hasValue("Mine- theirs");
        page.keyboard().press("Control+z");

        assertThat(page.locator("#text")).hasValue("Mine");
    }

    @Test
    void saysHowListsAndBoldAreTyped() {
        var page = atTheSummary();

        assertThat(page.locator("#text")).hasAttribute("aria-describedby", "text-help text-notation");
        assertThat(page.locator("#text-notation")).containsText("**between double asterisks**");
        Browser.assertAccessible(page);
    }

    private static void paste(Page page, String html) {
        page.locator("#text").focus();
        page.locator("#text").evaluate("(area) => area.setSelectionRange(area.value.length, area.value.length)");
        page.locator("#text").evaluate("""
                (area, html) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/html', html);
                  clipboardData.setData('text/plain', 'plain');
                  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                }""", html);
    }

    private Page atTheSummary() {
        var visit = Browser.visit("http://127.0.0.1:" + port);
        visits.add(visit);
        var page = visit.newPage();
        page.navigate("/plans/" + plan.key() + "/sections/summary");
        page.locator("input[name=username]").fill("jrc-drafter");
        page.locator("input[name=password]").fill("demo");
        page.locator("form button[type=submit]").first().click();
        page.waitForURL("**/sections/summary");
        return page;
    }
}
