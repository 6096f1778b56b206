package org.biennium;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biennium.engine.DrawnTexts;

/** Whether what stands on a screen is said in a language: everything a reader sees or hears, held against all our texts. */
public final class Spoken {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern ENGLISH_BUNDLE = Pattern.compile("[a-z-]+\\.properties");

    /** What is shown, and what is read out. */
    private static final String COLLECT = """
            () => {
              const said = new Set();
              const add = (text) => text && text.trim() && said.add(text.replace(/\\s+/g, ' ').trim());
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const place = texts.currentNode.parentElement;
                if (place.closest('script, style, noscript')) continue;
                if (place.closest('svg') || !place.checkVisibility({ visibilityProperty: true })) continue;
                add(texts.currentNode.data);
              }
              // A drawing breaks its words into lines.
              for (const name of document.querySelectorAll('svg text')) {
                add([...name.childNodes].map((line) => line.textContent).join(' '));
              }
              for (const place of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
                if (!place.checkVisibility({ visibilityProperty: true })) continue;
                for (const name of ['title', 'aria-label', 'placeholder', 'alt']) add(place.getAttribute(name));
              }
              add(document.title);
              return [...said];
            }
            """;

    private final Locale language;
    private final Set<String> english;
    private final Set<String> known;
    private final List<Pattern> patterns = new ArrayList<>();

    private Spoken(Locale language) {
        this.language = language;
        this.known = texts(language).map(Spoken::plain).collect(toSet());
        this.english = texts(Locale.ENGLISH).map(Spoken::plain).collect(toSet());
        english.removeAll(known);
        texts(language).filter(text -> text.contains("{")).map(Spoken::pattern).forEach(pattern -> {
            if (pattern.pattern().chars().filter(Character::isLetter).count() > 4) {
                patterns.add(pattern);
            }
        });
    }

    public static Spoken in(Locale language) {
        return new Spoken(language);
    }

    /** What of this page is not said in the language; data are the names and words that people have typed. */
    public Collection<String> foreign(Page page, Set<String> data) {
        return on(page).stream().filter(text -> !isSaid(text, data)).collect(toCollection(TreeSet::new));
    }

    /** All that a reader sees or hears of this page. */
    public static List<String> on(Page page) {
        return ((List<?>) page.evaluate(COLLECT))
                .stream().map(String.class::cast).toList();
    }

    private boolean isSaid(String text, Set<String> data) {
        // A name stands in the language of whoever entered it.
        if (data.contains(text.strip())) {
            return true;
        }
        if (english.contains(plain(text))) {
            return false;
        }
        return isKnown(text, data) || Stream.of(text.split(" [·›] ")).allMatch(part -> isKnown(part, data));
    }

    private boolean isKnown(String text, Set<String> data) {
        var plain = plain(text);
        return plain.codePoints().noneMatch(Character::isLetter)
                || known.contains(plain)
                || data.contains(text.strip())
                || isMoment(text)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(plain).matches());
    }

    /** A day by a month of this language. */
    private boolean isMoment(String text) {
        return Stream.of(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL, language))
                .anyMatch(text::contains);
    }

    /** Without what no reader tells apart: kinds of space, capitals, the marks around a label. */
    private static String plain(String text) {
        return text.replaceAll("[\\h\\u00a0\\u202f]+", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("\\s*[:*]$", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The pattern of a text with arguments: each takes what it will. */
    private static Pattern pattern(String text) {
        var pattern = new StringBuilder();
        var literal = new StringBuilder();
        var depth = 0;
        for (var letter : plain(text).toCharArray()) {
            if (letter == '{' && depth++ == 0) {
                pattern.append(Pattern.quote(literal.toString())).append(".*");
                literal.setLength(0);
            } else if (letter == '}') {
                depth--;
            } else if (depth == 0) {
                literal.append(letter);
            }
        }
        return Pattern.compile(pattern.append(Pattern.quote(literal.toString())).toString());
    }

    private static Stream<String> texts(Locale language) {
        var drawn = language.equals(Locale.ENGLISH) ? new DrawnTexts().byKey() : Map.<String, String>of();
        return Stream.of(
                        bundles(language),
                        drawn.values().stream(),
                        TasklistTexts.labels(language.getLanguage()).values().stream())
                .flatMap(texts -> texts);
    }

    private static Stream<String> bundles(Locale language) {
        try (var files = Files.list(MESSAGES)) {
            var suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> ENGLISH_BUNDLE.matcher(name).matches())
                    .map(name -> MESSAGES.resolve(name.replace(".properties", suffix + ".properties")))
                    .flatMap(file -> read(file).values().stream())
                    .map(String.class::cast)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        try {
            var texts = new Properties();
            texts.load(new StringReader(Files.readString(file)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
