package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A day, as yyyy-MM-dd, or a quarter, as yyyy-Qn, or {open: true} for one that is not known yet.
 *
 * @param notBefore key of another day of the same section that this one may not precede
 * @param byQuarter whether a quarter is an answer too
 * @param mayBeOpen whether it may be declared not known yet
 */
record DateField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        @Nullable String notBefore,
        boolean byQuarter,
        boolean mayBeOpen)
        implements Field {

    @Override
    public List<String> inputs() {
        return Stream.of(
                        Optional.of(key),
                        Optional.of(quarterInput()).filter(it -> byQuarter),
                        Optional.of(Open.input(key)).filter(it -> mayBeOpen))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<String> needs() {
        return notBefore == null ? List.of() : List.of(notBefore);
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var answers = new ArrayList<JsonNode>();
        var day = typed.one(key).strip();
        var quarter = byQuarter ? typed.one(quarterInput()).strip() : "";
        if (byQuarter && Quarter.read(day).isPresent()) {
            answers.add(quarter(day));
        } else if (!day.isEmpty()) {
            answers.add(day(day));
        }
        if (!quarter.isEmpty()) {
            answers.add(quarter(quarter));
        }
        if (mayBeOpen && Open.isTicked(key, typed)) {
            answers.add(Open.value());
        }
        if (answers.size() > 1) {
            throw new Unfit("document.problem.one-answer");
        }
        return answers.isEmpty() ? null : answers.get(0);
    }

    private static JsonNode day(String typed) {
        try {
            var date = LocalDate.parse(typed);
            requireOurTimes(date.getYear());
            return Json.NODES.textNode(date.toString());
        } catch (DateTimeParseException e) {
            throw new Unfit("document.problem.date");
        }
    }

    private static JsonNode quarter(String typed) {
        var quarter = Quarter.read(typed).orElseThrow(() -> new Unfit("document.problem.choice"));
        requireOurTimes(quarter.year());
        return Json.NODES.textNode(quarter.toString());
    }

    private static void requireOurTimes(int year) {
        if (year < 1990 || year > 2100) {
            throw new Unfit("document.problem.year");
        }
    }

    @Override
    public Typed typed(JsonNode value) {
        if (Open.is(value)) {
            return Typed.of(Open.input(key), "true").and(Typed.of(key, ""));
        }
        var isQuarter = byQuarter && Quarter.read(value.asText()).isPresent();
        return isQuarter
                ? Typed.of(quarterInput(), value.asText()).and(Typed.of(key, ""))
                : Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        return Open.is(value)
                ? Open.show(words)
                : Shown.figure(Quarter.read(value.asText())
                        .map(quarter -> quarter.say(words))
                        .orElseGet(() -> words.day(LocalDate.parse(value.asText()))));
    }

    @Override
    public ObjectNode schema() {
        var day = Schema.matching("[0-9]{4}-[0-9]{2}-[0-9]{2}").put("format", "date");
        var quarter = byQuarter ? Stream.of(Schema.matching("[0-9]{4}-Q[1-4]")) : Stream.<ObjectNode>empty();
        return Schema.either(Stream.concat(Stream.of(day), quarter), mayBeOpen);
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var values = new LinkedHashMap<String, String>();
        values.put("", typed.one(key));
        if (mayBeOpen) {
            values.put("open", typed.one(Open.input(key)));
        }
        return new Widget(
                "date",
                values,
                byQuarter ? List.of(new Widget.Group(null, quarters(typed, words))) : List.of(),
                0,
                null);
    }

    /** The quarters of the time the document speaks of; another one where it was typed before. */
    private List<Widget.Option> quarters(Typed typed, Words words) {
        var chosen = Quarter.read(typed.one(quarterInput()));
        var first = words.bounds().first();
        var last = words.bounds().last();
        var offered = first == null || last == null ? List.<Quarter>of() : Quarter.between(first, last);
        return Stream.concat(chosen.filter(it -> !offered.contains(it)).stream(), offered.stream())
                .map(quarter -> new Widget.Option(
                        quarter.toString(),
                        quarter.say(words),
                        Optional.of(quarter).equals(chosen)))
                .toList();
    }

    private String quarterInput() {
        return key + ".quarter";
    }

    /** The first day it can mean; empty while it is not known. */
    static Optional<LocalDate> first(JsonNode value) {
        return Open.is(value)
                ? Optional.empty()
                : Optional.of(Quarter.read(value.asText())
                        .map(Quarter::first)
                        .orElseGet(() -> LocalDate.parse(value.asText())));
    }

    /** The last day it can mean; empty while it is not known. */
    static Optional<LocalDate> last(JsonNode value) {
        return Open.is(value)
                ? Optional.empty()
                : Optional.of(Quarter.read(value.asText())
                        .map(Quarter::last)
                        .orElseGet(() -> LocalDate.parse(value.asText())));
    }
}
