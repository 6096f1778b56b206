package org.biennium.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes what people write in cells for what they would have typed into the form. */
final class CellReader {

    private static final Pattern BETWEEN = Pattern.compile("[;\\n|•]");
    private static final Pattern MAYBE_BETWEEN = Pattern.compile("[,/]");
    private static final Pattern CURRENCY = Pattern.compile("(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])");
    private static final List<String> YES = List.of("x", "1", "true", "vrai", "verdadero", "yes", "oui", "si", "tbd");
    private static final List<String> NO = List.of("", "0", "false", "faux", "falso", "no", "non");

    private final Words words;
    private final List<Words> languages;
    private final Map<String, Vocabulary> vocabularies = new HashMap<>();

    CellReader(Words words, List<Locale> languages) {
        this.words = words;
        this.languages = languages.stream().map(words::in).toList();
    }

    /**
     * What would have been typed.
     *
     * @throws Unfit when it is not what the column takes
     */
    Typed read(SheetColumn column, Cell cell) {
        if (cell.kind() == Cell.Kind.FAULT) {
            throw new Unfit("sheet.problem.fault", cell.text());
        }
        return switch (column.kind()) {
            case LINE, PROSE -> Typed.of(column.input(), cell.text());
            case FIGURE -> Typed.of(column.input(), cell.typed());
            case AMOUNT -> amount(column, cell);
            case DAY -> Typed.of(column.input(), day(cell));
            case ONE -> Typed.of(column.input(), cell.isEmpty() ? "" : code(column, cell.text()));
            case SOME -> Typed.of(column.input(), codes(column, cell.text()).toArray(String[]::new));
            case TICK -> isTicked(cell.text()) ? Typed.of(column.input(), "true") : Typed.of(column.input(), "");
        };
    }

    private String day(Cell cell) {
        var quarter = Quarter.readSaid(cell.text());
        if (quarter.isPresent()) {
            return quarter.get().toString();
        }
        return cell.isEmpty() || cell.kind() == Cell.Kind.DAY
                ? cell.text()
                : SheetDates.read(cell.text(), words.locale()).toString();
    }

    /** 120 000 USD, US$ 120,000 and “to be determined” are amounts too. */
    private Typed amount(SheetColumn column, Cell cell) {
        var text = cell.text().strip();
        var money = column.field().key();
        if (cell.kind() == Cell.Kind.FIGURE) {
            if (text.matches("-.*|.*\\.\\d{3,}")) {
                throw new Unfit("document.problem.amount");
            }
            return Typed.of(column.input(), text);
        }
        if (isOpen(text) && column.field().inputs().contains(money + ".open")) {
            return Typed.of(column.input(), "").and(Typed.of(money + ".open", "true"));
        }
        var named = text.replace("US$", "USD")
                .replace("$US", "USD")
                .replace("€", "EUR")
                .replace("£", "GBP");
        var currency = CURRENCY.matcher(named);
        var typed = Typed.of(column.input(), currency.replaceAll("").strip());
        return currency.reset().find() ? typed.and(Typed.of(money + ".currency", currency.group())) : typed;
    }

    private boolean isOpen(String text) {
        return Vocabulary.plain(text).equals("tbd")
                || languages.stream().anyMatch(it -> Vocabulary.plain(it.say("document.open"))
                        .equals(Vocabulary.plain(text)));
    }

    private boolean isTicked(String text) {
        var plain = text.contains("✓") || text.contains("✔") ? "x" : Vocabulary.plain(text);
        if (YES.contains(plain) || isOpen(text)) {
            return true;
        }
        if (NO.contains(plain)) {
            return false;
        }
        throw new Unfit("sheet.problem.not-offered", text);
    }

    private String code(SheetColumn column, String text) {
        return vocabulary(column).code(text).orElseThrow(() -> new Unfit("sheet.problem.not-offered", text.strip()));
    }

    private List<String> codes(SheetColumn column, String text) {
        var codes = new ArrayList<String>();
        for (var piece : BETWEEN.split(text)) {
            var known = vocabulary(column).code(piece);
            if (piece.isBlank()) {
                continue;
            } else if (known.isPresent()) {
                codes.add(known.get());
            } else if (MAYBE_BETWEEN.matcher(piece).find()) {
                for (var part : MAYBE_BETWEEN.split(piece)) {
                    if (!part.isBlank()) {
                        codes.add(code(column, part));
                    }
                }
            } else {
                throw new Unfit("sheet.problem.not-offered", piece.strip());
            }
        }
        // Nothing chosen is told from not asked by a blank.
        return codes.isEmpty() ? List.of("") : codes.stream().distinct().collect(Collectors.toList());
    }

    private Vocabulary vocabulary(SheetColumn column) {
        return vocabularies.computeIfAbsent(column.input(), unread -> Vocabulary.of(column, languages));
    }

    /** The only currency there is, null where there are several or none. */
    static @Nullable String onlyCurrency(SheetColumn column, Words words) {
        var offered = List.copyOf(column.offered(words).keySet());
        return offered.size() == 1 ? offered.get(0) : null;
    }
}
