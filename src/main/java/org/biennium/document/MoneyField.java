package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An amount with its ISO 4217 currency, {amount, currency}, in another than the first with the rate that was stated,
 * {amount, currency, rate}: how many units of the first currency one unit is worth. Or {open: true} for an amount that is
 * still to be determined.
 *
 * @param currencies those that are offered first; the first is the one that all is counted in
 * @param anyCurrency whether any other currency in use is an answer too
 * @param mayBeOpen whether it may be declared to be determined later
 */
record MoneyField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        List<String> currencies,
        boolean anyCurrency,
        boolean mayBeOpen)
        implements Field {

    /** Decimals of an amount that was counted from another currency. */
    private static final int CENTS = 2;

    @Override
    public List<String> inputs() {
        var inputs = new ArrayList<>(List.of(key + ".amount", key + ".currency"));
        if (hasRate()) {
            inputs.add(rateInput());
        }
        inputs.add(Open.input(key));
        return inputs;
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var amount = Figures.amount(typed.one(key + ".amount"));
        var open = mayBeOpen && Open.isTicked(key, typed);
        if (amount == null) {
            return open ? Open.value() : null;
        }
        if (open) {
            throw new Unfit("document.problem.amount-and-open");
        }
        var currency = chosen(typed).strip();
        if (!currencies.contains(currency) && !(anyCurrency && isInUse(currency))) {
            throw new Unfit("document.problem.currency");
        }
        var value =
                Json.NODES.objectNode().put("amount", amount.toPlainString()).put("currency", currency);
        var rate = hasRate() && !currency.equals(base()) ? rate(typed) : null;
        return rate == null ? value : value.put("rate", rate.toPlainString());
    }

    private @Nullable BigDecimal rate(Typed typed) {
        try {
            var rate = Figures.number(typed.one(rateInput()));
            if (rate != null && rate.signum() <= 0) {
                throw new Unfit("document.problem.rate");
            }
            return rate;
        } catch (Unfit unfit) {
            throw new Unfit("document.problem.rate");
        }
    }

    private static boolean isInUse(String code) {
        return others().anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    /** What can be paid in: gold, units of account and codes for tests have no smallest coin. */
    private static Stream<Currency> others() {
        return Currency.getAvailableCurrencies().stream().filter(currency -> currency.getDefaultFractionDigits() >= 0);
    }

    @Override
    public Typed typed(JsonNode value) {
        if (Open.is(value)) {
            return Typed.of(Open.input(key), "true").and(Typed.of(key + ".amount", ""));
        }
        var typed = Typed.of(key + ".amount", value.path("amount").asText())
                .and(Typed.of(key + ".currency", currency(value)));
        return hasRate() ? typed.and(Typed.of(rateInput(), value.path("rate").asText())) : typed;
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        if (Open.is(value)) {
            return Open.show(words);
        }
        var money = Figures.money(amount(value).orElseThrow(), currency(value), words);
        if (value.path("rate").isMissingNode()) {
            return Shown.figure(money);
        }
        // A sentence rather than a figure: it breaks where it has to.
        return Shown.line(words.say(
                "document.money.at-rate",
                money,
                Figures.money(inBase(value).orElseThrow(), base(), words),
                currency(value),
                Figures.figure(new BigDecimal(value.path("rate").asText()), words),
                base()));
    }

    @Override
    public ObjectNode schema() {
        var amount = Schema.object(List.of("amount", "currency"));
        var properties = amount.withObjectProperty("properties");
        properties.set("amount", Schema.matching("[0-9]+([.][0-9]{1,2})?"));
        properties.set("currency", anyCurrency ? Schema.matching("[A-Z]{3}") : Schema.oneOf(currencies.stream()));
        if (hasRate()) {
            properties.set("rate", Schema.matching("[0-9]+([.][0-9]+)?"));
        }
        return Schema.either(Stream.of(amount), mayBeOpen);
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var values = new LinkedHashMap<String, String>();
        values.put("amount", typed.one(key + ".amount"));
        if (hasRate()) {
            values.put("rate", typed.one(rateInput()));
        }
        if (mayBeOpen) {
            values.put("open", typed.one(Open.input(key)));
        }
        return new Widget("money", values, offered(chosen(typed), words), 0, base());
    }

    private String chosen(Typed typed) {
        var currency = typed.one(key + ".currency");
        return currency.isBlank() ? base() : currency;
    }

    private List<Widget.Group> offered(String chosen, Words words) {
        var first = currencies.stream()
                .map(code -> new Widget.Option(code, code, code.equals(chosen)))
                .toList();
        if (!anyCurrency) {
            return List.of(new Widget.Group(null, first));
        }
        var others = others().filter(currency -> !currencies.contains(currency.getCurrencyCode()))
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> new Widget.Option(
                        currency.getCurrencyCode(),
                        words.say(
                                "document.currency.named",
                                currency.getCurrencyCode(),
                                currency.getDisplayName(words.locale())),
                        currency.getCurrencyCode().equals(chosen)))
                .toList();
        return List.of(new Widget.Group(null, first), new Widget.Group(words.say("document.currency.others"), others));
    }

    /** The currency that all is counted in. */
    String base() {
        return currencies.get(0);
    }

    /** The amount in that currency; empty where it is open or no rate was stated. */
    Optional<BigDecimal> inBase(JsonNode value) {
        var rate = value.path("rate");
        return currency(value).equals(base())
                ? amount(value)
                : amount(value).filter(amount -> !rate.isMissingNode()).map(amount -> amount.multiply(
                                new BigDecimal(rate.asText()))
                        .setScale(CENTS, RoundingMode.HALF_UP));
    }

    private boolean hasRate() {
        return anyCurrency || currencies.size() > 1;
    }

    private String rateInput() {
        return key + ".rate";
    }

    static Optional<BigDecimal> amount(JsonNode value) {
        return Open.is(value)
                ? Optional.empty()
                : Optional.of(new BigDecimal(value.path("amount").asText()));
    }

    static String currency(JsonNode value) {
        return value.path("currency").asText();
    }
}
