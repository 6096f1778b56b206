package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.biennium.document.Difference.Changed;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, read field by field.
 *
 * @param stands what stands now
 * @param typed the values of the fields that were asked for; a field without a value was left empty
 * @param asked the fields that were asked for, in the order of the template
 * @param input what was typed, as it was typed
 */
record Reading(
        Map<String, JsonNode> stands,
        Map<String, JsonNode> typed,
        List<Field> asked,
        List<Problem> problems,
        Typed input) {

    static Reading of(Section section, Typed typed, Map<String, JsonNode> stands, Around around) {
        var values = new LinkedHashMap<String, JsonNode>();
        var problems = new ArrayList<Problem>();
        var asked = section.fields().stream().filter(typed::has).toList();
        for (var field : asked) {
            try {
                var value = field.read(typed, stands.get(field.key()), around);
                if (value != null) {
                    values.put(field.key(), value);
                }
            } catch (Unfit unfit) {
                problems.add(unfit.of(field));
            }
        }
        var reading = new Reading(stands, values, asked, problems, typed);
        reading.checkOrder();
        return reading;
    }

    private void checkOrder() {
        var all = after();
        for (var field : asked) {
            if (field instanceof DateField date && date.notBefore() != null) {
                var first = Optional.ofNullable(all.get(date.notBefore())).flatMap(DateField::first);
                var last = Optional.ofNullable(all.get(date.key())).flatMap(DateField::last);
                if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
                    problems.add(new Problem(date.key(), "document.problem.before", List.of()));
                }
            }
        }
    }

    /** The same, with a problem where a row would stand without what it is called by. */
    Reading titled(Section section) {
        var rows = section.rows();
        if (rows != null
                && !after().containsKey(rows.titled())
                && problems.stream().noneMatch(it -> it.field().equals(rows.titled()))) {
            problems.add(new Problem(rows.titled(), "document.problem.untitled", List.of()));
        }
        return this;
    }

    /** The same for some of the fields only. */
    Reading only(Collection<Field> fields) {
        var values = new LinkedHashMap<>(typed);
        values.keySet().retainAll(fields.stream().map(Field::key).toList());
        return new Reading(
                stands, values, asked.stream().filter(fields::contains).toList(), List.of(), input);
    }

    /** The same for the fields in which what was typed fits. */
    Reading fitting() {
        var unfit = problems.stream().map(Problem::field).toList();
        return only(asked.stream().filter(field -> !unfit.contains(field.key())).toList());
    }

    /** The fields that a save would change, with what stands in them after it, in the order of the template. */
    List<Field> changes() {
        return asked.stream()
                .filter(field -> !Objects.equals(stands.get(field.key()), typed.get(field.key())))
                .toList();
    }

    /** All fields as they stand after a save. */
    Map<String, JsonNode> after() {
        var after = new LinkedHashMap<>(stands);
        asked.forEach(field -> after.remove(field.key()));
        after.putAll(typed);
        return after;
    }

    /**
     * Where what stands now is not what was typed, and by whose change.
     *
     * @param before what the person had before them
     */
    List<Difference> differences(Map<String, JsonNode> before) {
        return changes().stream()
                .map(field -> {
                    var now = stands.get(field.key());
                    var mine = typed.get(field.key());
                    return new Difference(field, now, mine, changed(field, before.get(field.key()), now, mine));
                })
                .toList();
    }

    private Changed changed(Field field, @Nullable JsonNode before, @Nullable JsonNode now, @Nullable JsonNode mine) {
        var found = field.spoken(input, before);
        return Objects.equals(field.spoken(input, mine), found)
                ? Changed.BY_OTHERS
                : Objects.equals(field.spoken(input, now), found) ? Changed.BY_ME : Changed.BY_BOTH;
    }
}
