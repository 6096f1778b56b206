package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any number of countries, as ISO 3166-1 alpha-2 codes in their order. */
record CountriesField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience) implements Field {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var chosen = typed.all(key);
        if (!KNOWN.containsAll(chosen)) {
            throw new Unfit("document.problem.country");
        }
        var codes = Json.NODES.arrayNode();
        chosen.stream().sorted().forEach(codes::add);
        return codes.isEmpty() ? null : codes;
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, TagsField.codes(value).toArray(String[]::new));
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        return new Shown(Shown.Form.NAMES, words.countries(TagsField.codes(value)));
    }

    @Override
    public ObjectNode schema() {
        return Schema.list(Schema.matching("[A-Z]{2}"));
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var chosen = typed.all(key);
        var groups = new ArrayList<Widget.Group>();
        if (!words.bounds().countries().isEmpty()) {
            groups.add(new Widget.Group(
                    words.say("document.countries.near"), options(words.bounds().countries().stream(), chosen, words)));
        }
        groups.add(new Widget.Group(
                words.say(
                        words.bounds().countries().isEmpty() ? "document.countries.all" : "document.countries.others"),
                options(
                        KNOWN.stream()
                                .filter(code -> !words.bounds().countries().contains(code)),
                        chosen,
                        words)));
        return Widget.choice("countries", groups);
    }

    private static List<Widget.Option> options(Stream<String> codes, List<String> chosen, Words words) {
        return codes.map(code -> new Widget.Option(code, words.country(code), chosen.contains(code)))
                .sorted(Comparator.comparing(Widget.Option::label, words.alphabet()))
                .toList();
    }
}
