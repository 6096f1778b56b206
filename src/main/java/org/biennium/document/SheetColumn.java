package org.biennium.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A column in a sheet of rows: one input of a field. */
record SheetColumn(Field field, String input, Kind kind) {

    /** What is written in it. */
    enum Kind {
        LINE,
        PROSE,
        FIGURE,
        AMOUNT,
        DAY,
        /** One of what is offered. */
        ONE,
        /** Any number of what is offered, set apart by semicolons. */
        SOME,
        TICK;

        boolean isChoice() {
            return this == ONE || this == SOME;
        }
    }

    static final String BETWEEN = "; ";

    /** The columns of a section's rows, in the order of the template. */
    static List<SheetColumn> of(Section section, Words words) {
        return section.fields().stream()
                .flatMap(field ->
                        field.columns().stream().map(input -> new SheetColumn(field, input, kind(field, input, words))))
                .toList();
    }

    private static Kind kind(Field field, String input, Words words) {
        return switch (part(field, input)) {
            case "amount" -> Kind.AMOUNT;
            case "currency" -> Kind.ONE;
            case "open" -> Kind.TICK;
            case "" ->
                switch (field.widget(Typed.NOTHING, words).kind()) {
                    case "narrative" -> Kind.PROSE;
                    case "date" -> Kind.DAY;
                    case "number" -> Kind.FIGURE;
                    case "choice" -> Kind.ONE;
                    case "tags", "countries" -> Kind.SOME;
                    default -> Kind.LINE;
                };
            default -> Kind.LINE;
        };
    }

    private static String part(Field field, String input) {
        return input.equals(field.key()) ? "" : input.substring(field.key().length() + 1);
    }

    String part() {
        return part(field, input);
    }

    String heading(Words words) {
        var label = words.say(field.label());
        return switch (part()) {
            case "", "amount" -> label;
            case "currency" -> words.say("document.currency", label);
            case "open" -> words.say("sheet.open", label);
            case "quarter" -> words.say("sheet.part", label, words.say("document.date.quarter"));
            case "rate" -> words.say("sheet.part", label, words.say("document.rate", ((MoneyField) field).base()));
            default -> words.say("sheet.part", label, part());
        };
    }

    /** What can be chosen, by code; what is called alike is told apart by its place. */
    Map<String, String> offered(Words words) {
        var options = field.widget(Typed.NOTHING, words).groups().stream()
                .flatMap(group -> group.options().stream())
                .toList();
        var alike = options.stream().collect(Collectors.groupingBy(Widget.Option::label, Collectors.counting()));
        var offered = new LinkedHashMap<String, String>();
        for (var option : options) {
            var isAlone = alike.getOrDefault(option.label(), 1L) == 1;
            offered.put(
                    option.code(),
                    isAlone ? option.label() : words.say("sheet.alike", option.label(), offered.size() + 1));
        }
        return offered;
    }

    /** The cell for what stands in the field, as a person would type it. */
    Cell cell(Typed typed, Map<String, String> offered, Words words) {
        var text = typed.one(input);
        return switch (kind) {
            case LINE, PROSE -> Cell.text(text);
            case FIGURE, AMOUNT -> text.isEmpty() ? Cell.EMPTY : new Cell(Cell.Kind.FIGURE, text);
            case DAY -> text.isEmpty() ? Cell.EMPTY : new Cell(Cell.Kind.DAY, text);
            case ONE, SOME ->
                Cell.text(typed.all(input).stream()
                        .map(code -> offered.getOrDefault(code, code))
                        .collect(Collectors.joining(BETWEEN)));
            case TICK -> Cell.text(typed.all(input).isEmpty() ? "" : words.say("sheet.yes"));
        };
    }
}
