package org.biennium.document;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.biennium.engine.ReferenceFile;

/** What choices are called in every language of the product, to find the one that somebody meant. */
final class Vocabulary {

    private static final Pattern NUMBERED = Pattern.compile(".*-0*(\\d+)");

    private final Map<String, String> codes = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** What a column offers, told in each of these languages. */
    static Vocabulary of(SheetColumn column, List<Words> languages) {
        var vocabulary = new Vocabulary();
        var offered = languages.stream().map(column::offered).toList();
        offered.forEach(names -> names.forEach((code, name) -> {
            vocabulary.add(code, code);
            vocabulary.add(name, code);
        }));
        // Weaker than any name: a name without its number, a number without its name, a country's three letters.
        offered.forEach(names -> names.forEach((code, name) -> {
            vocabulary.addWeakly(name.replaceFirst("^\\p{Alnum}{1,2}\\.\\s+", ""), code);
            var number = NUMBERED.matcher(code);
            if (number.matches()) {
                vocabulary.addWeakly(number.group(1), code);
            }
            vocabulary.addWeakly(threeLetters(code), code);
        }));
        if (column.field() instanceof CountriesField) {
            ReferenceFile.rows("country-names.csv")
                    .forEach(row -> row.list("names").forEach(name -> vocabulary.addWeakly(name, row.get("code"))));
        }
        return vocabulary;
    }

    Optional<String> code(String written) {
        var plain = plain(written);
        return Optional.ofNullable(codes.get(plain))
                .or(() -> Optional.ofNullable(codes.get(plain(written.replaceAll("\\([^)]*\\)", "")))))
                .or(() -> Optional.ofNullable(codes.get(plain.replaceFirst("^(\\p{L}+ )?0*(?=\\d+$)", ""))));
    }

    private void add(String name, String code) {
        var plain = plain(name);
        var known = codes.putIfAbsent(plain, code);
        if (known != null && !known.equals(code)) {
            ambiguous.add(plain);
            codes.remove(plain);
        } else if (ambiguous.contains(plain)) {
            codes.remove(plain);
        }
    }

    private void addWeakly(String name, String code) {
        if (!ambiguous.contains(plain(name))) {
            codes.putIfAbsent(plain(name), code);
        }
    }

    private static String threeLetters(String code) {
        return code.matches("[A-Z]{2}")
                ? new Locale.Builder().setRegion(code).build().getISO3Country()
                : code;
    }

    /** Without capitals, accents, signs and outer blanks. */
    static String plain(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
