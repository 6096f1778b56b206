package org.biennium;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import com.ibm.icu.text.MessagePattern;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

    /** Fingerprints, addresses: the same in every language. */
    public static final Pattern NO_WORDS = Pattern.compile("[0-9a-f]{64}|https?://\\S+|\\S+@\\S+");

    private static final Pattern BETWEEN_NAMES = Pattern.compile(" ?[·›,:.] | [(]|[)]");
    private static final Pattern TASKLIST_ARGUMENT = Pattern.compile("\\{\\{[^}]*}}");
    // A link is read as a text of its own, and so is what stands before and after it.
    private static final Pattern LINK = Pattern.compile("\\[(?=[^\\]]*]\\()|]\\([^)]*\\)");
    // A sentence names a thing that is named by a sentence: deeper than this nothing is said.
    private static final int DEEPEST = 4;

    private final Locale language;
    private final Set<String> english;
    private final Set<String> known;
    private final List<Pattern> patterns = new ArrayList<>();

    private Spoken(Locale language) {
        this.language = language;
        this.known = texts(language).map(Spoken::plain).collect(toSet());
        this.english = texts(Locale.ENGLISH).map(Spoken::plain).collect(toSet());
        english.removeAll(known);
        texts(language).filter(text -> text.contains("{")).map(Spoken::pattern).forEach(patterns::add);
    }

    public static Spoken in(Locale language) {
        return new Spoken(language);
    }

    /** What of this page is not said in the language; data are the names and words that people have typed. */
    public Collection<String> foreign(Page page, Set<String> data) {
        var reading = new Reading(data.stream().map(Spoken::plain).collect(toSet()));
        return on(page).stream().filter(text -> !reading.isSaid(text)).collect(toCollection(TreeSet::new));
    }

    /** All that a reader sees or hears of this page. */
    public static List<String> on(Page page) {
        return ((List<?>) page.evaluate(COLLECT))
                .stream().map(String.class::cast).toList();
    }

    /** A day by a month of this language. */
    private boolean isMoment(String text) {
        return Stream.of(Month.values())
                .map(month -> month.getDisplayName(TextStyle.FULL, language).toLowerCase(language))
                .anyMatch(text::contains);
    }

    /** Without the marks around a label either. */
    private static String plain(String text) {
        return level(text).replaceAll("^[,·:] |\\s*[:*.]$", "").strip();
    }

    /** Without what no reader tells apart: kinds of space, capitals. */
    private static String level(String text) {
        return text.replaceAll("[\\s\\h\\u00a0\\u202f]+", " ").toLowerCase(Locale.ROOT);
    }

    /** The pattern of a text with arguments: each a group, its plurals and choices as alternatives. */
    private static Pattern pattern(String text) {
        var parts = new MessagePattern(TASKLIST_ARGUMENT.matcher(text).replaceAll("{0}"));
        var pattern = new StringBuilder();
        branch(parts, 0, pattern);
        return Pattern.compile(pattern.toString());
    }

    /** Writes the message that starts at this part; answers the part at which it ends. */
    private static int branch(MessagePattern parts, int start, StringBuilder pattern) {
        var from = parts.getPart(start).getLimit();
        var at = start + 1;
        for (; ; at++) {
            var part = parts.getPart(at);
            pattern.append(Pattern.quote(level(parts.getPatternString().substring(from, part.getIndex()))));
            from = part.getLimit();
            switch (part.getType()) {
                case MSG_LIMIT -> {
                    return at;
                }
                case REPLACE_NUMBER -> pattern.append("[\\p{N}., ]+");
                case ARG_START -> {
                    at = argument(parts, at, pattern);
                    from = parts.getPart(at).getLimit();
                }
                default -> {}
            }
        }
    }

    private static int argument(MessagePattern parts, int start, StringBuilder pattern) {
        var end = parts.getLimitPartIndex(start);
        var branches = new ArrayList<String>();
        for (var at = start + 1; at < end; at++) {
            if (parts.getPartType(at) == MessagePattern.Part.Type.MSG_START) {
                var branch = new StringBuilder();
                at = branch(parts, at, branch);
                branches.add(branch.toString());
            }
        }
        pattern.append(branches.isEmpty() ? "(.*)" : "(?:" + String.join("|", branches) + ")");
        return end;
    }

    /** One page: what was found out about a part of a text is not worked out again. */
    private final class Reading {

        private final Set<String> data;
        private final Map<String, Boolean> found = new HashMap<>();

        Reading(Set<String> data) {
            this.data = data;
        }

        boolean isSaid(String text) {
            // A name stands in the language of whoever entered it.
            if (data.contains(plain(text))) {
                return true;
            }
            if (english.contains(plain(text))) {
                return false;
            }
            return isKnown(level(text), DEEPEST);
        }

        private boolean isKnown(String level, int deeper) {
            return isName(level) || deeper > 0 && isComposed(level, deeper - 1);
        }

        private boolean isName(String level) {
            var plain = plain(level);
            return NO_WORDS.matcher(plain).replaceAll("").codePoints().noneMatch(Character::isLetter)
                    || known.contains(plain)
                    || data.contains(plain)
                    || isMoment(plain);
        }

        private boolean isComposed(String level, int deeper) {
            var key = deeper + level;
            var already = found.get(key);
            if (already == null) {
                already = isList(level, deeper)
                        || patterns.stream().anyMatch(pattern -> isSaidBy(pattern, level, deeper));
                found.put(key, already);
            }
            return already;
        }

        /** Whether a name stands before or after the rest, which is said for itself. */
        private boolean isList(String level, int deeper) {
            return BETWEEN_NAMES.matcher(level).results().anyMatch(between -> {
                var before = level.substring(0, between.start());
                var after = level.substring(between.end());
                return isName(before) && isKnown(after, deeper + 1) || isName(after) && isKnown(before, deeper + 1);
            });
        }

        /** Whether this text is said by the pattern, and what its arguments are filled with is said too. */
        private boolean isSaidBy(Pattern pattern, String level, int deeper) {
            var said = pattern.matcher(level);
            return said.matches()
                    && IntStream.rangeClosed(1, said.groupCount())
                            .mapToObj(said::group)
                            .allMatch(argument -> argument == null || isKnown(argument, deeper));
        }
    }

    private static Stream<String> texts(Locale language) {
        var drawn = language.equals(Locale.ENGLISH) ? new DrawnTexts().byKey() : Map.<String, String>of();
        return Stream.of(
                        bundles(language),
                        drawn.values().stream(),
                        TasklistTexts.labels(language.getLanguage()).values().stream())
                .flatMap(texts -> texts)
                .flatMap(text -> LINK.matcher(text).find() ? Stream.of(LINK.split(text)) : Stream.of(text));
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
