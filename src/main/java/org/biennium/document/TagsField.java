package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Any number of codes of a scheme, kept in the order of the template.
 *
 * @param names what the message keys of the codes' names begin with, such as target
 */
record TagsField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        String names,
        List<Group> groups)
        implements Field {

    record Group(@Nullable Label label, List<String> codes) {}

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var chosen = typed.all(key);
        var known = groups.stream().flatMap(group -> group.codes().stream()).toList();
        if (!known.containsAll(chosen)) {
            throw new Unfit("document.problem.choice");
        }
        var codes = Json.NODES.arrayNode();
        known.stream().filter(chosen::contains).forEach(codes::add);
        return codes.isEmpty() ? null : codes;
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, codes(value).toArray(String[]::new));
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        var items = codes(value).stream()
                .map(code -> new Shown.Item(name(code, words), code, null, null))
                .toList();
        return new Shown(Shown.Form.LIST, items);
    }

    @Override
    public ObjectNode schema() {
        return Schema.list(Schema.oneOf(groups.stream().flatMap(group -> group.codes().stream())));
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var chosen = typed.all(key);
        return Widget.choice(
                "tags",
                groups.stream()
                        .map(group -> new Widget.Group(
                                group.label() == null ? null : words.say(group.label()),
                                group.codes().stream()
                                        .map(code -> new Widget.Option(code, name(code, words), chosen.contains(code)))
                                        .toList()))
                        .toList());
    }

    static List<String> codes(JsonNode value) {
        return StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String name(String code, Words words) {
        return words.say("document.tag", number(code), words.say(names + "." + code));
    }

    /** What people call it by: 2 of GBF-TARGET-02. */
    static String number(String code) {
        return code.substring(code.lastIndexOf('-') + 1).replaceFirst("^0", "");
    }
}
