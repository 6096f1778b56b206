package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one browser of the suite. Each test opens a context of its own, which starts without cookies. */
public final class Browser {

    private static final Map<String, String> NOTHING_DOWNLOADED_BY_ITSELF =
            Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_SKIP_VALIDATE_HOST_REQUIREMENTS", "1");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Browser() {}

    /** A fresh visitor in English before a screen 1400 pixels wide. */
    public static BrowserContext visit(String address) {
        return visit(address, "en-GB", 1400);
    }

    /**
     * A fresh visitor; close it when the test ends.
     *
     * @param address what relative links of {@link Page#navigate(String)} start from
     * @param locale the browser's own language, such as fr-FR
     * @param width of the screen in pixels
     */
    public static BrowserContext visit(String address, String locale, int width) {
        var context = Shared.BROWSER.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setTimezoneId("UTC")
                .setViewportSize(width, 900));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** Keeps the whole page as a picture where somebody wants to look: with BIENNIUM_PICTURES set. */
    public static void screenshot(Page page, String name) {
        if (System.getenv("BIENNIUM_PICTURES") != null) {
            picture(page, name);
        }
    }

    /** Keeps the whole page as a picture, target/screenshots/name.png, and says where it is. */
    public static Path picture(Page page, String name) {
        var file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** Fails when axe-core finds a serious or critical hindrance on the page, naming each with its place, or an id stands twice. */
    public static void assertAccessible(Page page) {
        var grave = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " (" + rule.getHelp() + "): "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(grave).as("Hindrances on " + page.url()).isEmpty();
        assertThat((List<?>) page.evaluate("() => Array.from(document.querySelectorAll('[id]'), it => it.id)"))
                .as("Ids on " + page.url())
                .doesNotHaveDuplicates();
    }

    /** Fails when something on the page is wider than the screen. */
    public static void assertNothingClipped(Page page) {
        var excess = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) excess).intValue())
                .as("Pixels of " + page.url() + " beyond the right edge")
                .isZero();
    }

    /** Started by the first test that visits; ends with the process. */
    private static final class Shared {

        static {
            // A busy machine takes its time; what is not there is still not there.
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        }

        static final Playwright PLAYWRIGHT =
                Playwright.create(new Playwright.CreateOptions().setEnv(NOTHING_DOWNLOADED_BY_ITSELF));
        static final com.microsoft.playwright.Browser BROWSER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }

        private static com.microsoft.playwright.Browser start() {
            var causes = new ArrayList<Throwable>();
            for (var way : BrowserSearch.ways()) {
                try {
                    var browser = way.find();
                    if (browser.isPresent()) {
                        return PLAYWRIGHT.chromium().launch(options().setExecutablePath(browser.get()));
                    }
                } catch (Exception e) {
                    causes.add(e);
                }
            }
            var failure = new IllegalStateException(BrowserSearch.ADVICE);
            causes.forEach(failure::addSuppressed);
            throw failure;
        }

        private static BrowserType.LaunchOptions options() {
            var arguments = new ArrayList<>(List.of(
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync"));
            if (BrowserSearch.isRoot()) {
                arguments.add("--no-sandbox");
            }
            return new BrowserType.LaunchOptions()
                    .setHeadless(true)
                    .setArgs(arguments)
                    .setTimeout(60_000);
        }
    }
}
