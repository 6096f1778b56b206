package org.biennium.workplan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.biennium.language.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/** The words on a screen that no bundle holds: what people typed, what was sent to them, templates, names and codes. */
public class TypedWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Dates dates;

    TypedWords(JdbcClient jdbc, Dates dates) {
        this.jdbc = jdbc;
        this.dates = dates;
    }

    /** All of them, templates and names of the world as this language has them. */
    Set<String> in(Locale language) {
        var words = new HashSet<>(jdbc.sql("""
                        select name from biennium.person union select id from biennium.person
                        union select mail from biennium.person union select key from biennium.work_plan
                        union select code from biennium.framework_target
                        union select name from biennium.holiday
                        union select code from biennium.meeting union select code from biennium.objective union select code from biennium.template
                        union select code from biennium.period
                        union select reason from biennium.act where reason is not null
                        union select reason from biennium.extension
                        union select name from biennium.reminder_rule where name is not null
                        union select rule from biennium.reminder union select case_key from biennium.reminder
                        union select subject from biennium.mail
                        union select because from biennium.mail where because is not null""").query(String.class).list());
        for (var fields : jdbc.sql(
                        "select fields::text from biennium.document_section union select fields::text from biennium.document_row")
                .query(String.class)
                .list()) {
            leaves(read(fields), null, words);
        }
        jdbc.sql("select coalesce(titles ->> :language, titles ->> 'en', code) from biennium.meeting")
                .param("language", language.getLanguage())
                .query(String.class)
                .list()
                .forEach(words::add);
        jdbc.sql("select city, zone from biennium.meeting where city is not null")
                .query((row, number) -> city(row.getString("city"), ZoneId.of(row.getString("zone")), language))
                .list()
                .forEach(words::add);
        leaves(template(), language.getLanguage(), words);
        Stream.of(Locale.getISOCountries())
                .forEach(code ->
                        words.add(new Locale.Builder().setRegion(code).build().getDisplayCountry(language)));
        Stream.of("en", "fr", "es", "ar", "ru", "zh")
                .map(Locale::forLanguageTag)
                .forEach(known -> Stream.of(known.getDisplayLanguage(language), known.getDisplayLanguage(known))
                        .forEach(name -> words.addAll(List.of(name, StringUtils.capitalize(name)))));
        Currency.getAvailableCurrencies().forEach(currency -> {
            words.add(currency.getCurrencyCode());
            words.add(currency.getCurrencyCode() + ", " + currency.getDisplayName(language));
        });
        words.addAll(ZoneId.getAvailableZoneIds());
        return words;
    }

    private String city(String entered, ZoneId zone, Locale language) {
        return dates.city(zone, Locale.ENGLISH).equals(entered) ? dates.city(zone, language) : entered;
    }

    /** The texts of a tree; where a language is given, those under its code alone. */
    private static void leaves(JsonNode node, @Nullable String language, Set<String> found) {
        node.properties().forEach(part -> {
            if (part.getValue().isTextual()
                    && (language == null || part.getKey().equals(language))) {
                found.add(part.getValue().asText());
                part.getValue().asText().lines().map(String::strip).forEach(found::add);
            }
        });
        node.forEach(child -> leaves(child, language, found));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode template() {
        try {
            return JSON.readTree(
                    Path.of("src/main/resources/documents/work-plan-2.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
