package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount with its ISO 4217 currency, {amount, currency}, or {open: true} for one that is still to be determined.
 *
 * @param mayBeOpen whether it may be declared to be determined later
 */
record MoneyField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        List<String> currencies,
        boolean mayBeOpen)
        implements Field {

    @Override
    public List<String> inputs() {
        return List.of(key + ".amount", key + ".currency", key + ".open");
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var amount = Figures.amount(typed.one(key + ".amount"));
        var open = mayBeOpen && !typed.all(key + ".open").isEmpty();
        if (amount == null) {
            return open ? Json.NODES.objectNode().put("open", true) : null;
        }
        if (open) {
            throw new Unfit("document.problem.amount-and-open");
        }
        var currency = typed.one(key + ".currency");
        if (!currencies.contains(currency)) {
            throw new Unfit("document.problem.currency");
        }
        return Json.NODES.objectNode().put("amount", amount.toPlainString()).put("currency", currency);
    }

    @Override
    public Typed typed(JsonNode value) {
        return isOpen(value)
                ? Typed.of(key + ".open", "true").and(Typed.of(key + ".amount", ""))
                : Typed.of(key + ".amount", value.path("amount").asText())
                        .and(Typed.of(key + ".currency", value.path("currency").asText()));
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        return isOpen(value)
                ? Shown.figure(words.say("document.money.open"))
                : Shown.figure(Figures.money(amount(value).orElseThrow(), currency(value), words));
    }

    @Override
    public ObjectNode schema() {
        var amount = Schema.object(List.of("amount", "currency"));
        amount.withObjectProperty("properties").set("amount", Schema.matching("[0-9]+([.][0-9]{1,2})?"));
        amount.withObjectProperty("properties").set("currency", Schema.oneOf(currencies.stream()));
        if (!mayBeOpen) {
            return amount;
        }
        var open = Schema.object(List.of("open"));
        open.withObjectProperty("properties").set("open", Schema.constant(Json.NODES.booleanNode(true)));
        var schema = Json.NODES.objectNode();
        schema.putArray("oneOf").add(amount).add(open);
        return schema;
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var typedCurrency = typed.one(key + ".currency");
        var options = currencies.stream()
                .map(code -> new Widget.Option(code, code, code.equals(typedCurrency)))
                .toList();
        var amount = typed.one(key + ".amount");
        var values = mayBeOpen ? Map.of("amount", amount, "open", typed.one(key + ".open")) : Map.of("amount", amount);
        return new Widget("money", values, List.of(new Widget.Group(null, options)), 0, null);
    }

    static boolean isOpen(JsonNode value) {
        return value.path("open").asBoolean();
    }

    static Optional<BigDecimal> amount(JsonNode value) {
        return isOpen(value)
                ? Optional.empty()
                : Optional.of(new BigDecimal(value.path("amount").asText()));
    }

    static String currency(JsonNode value) {
        return value.path("currency").asText();
    }
}
