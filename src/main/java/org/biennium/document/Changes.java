package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text: how it differs from an earlier one of the same document. The two may follow different versions
 * of the template: sections and fields are known by their keys, rows by their ids.
 *
 * @param sections those that differ, in the order of the template of now, then those that it no longer has
 */
public record Changes(Content before, Content now, List<InSection> sections) {

    /**
     * What differs in a section.
     *
     * @param rows those of now in their order, then those that are gone
     */
    public record InSection(String key, List<OfField> fields, List<OfRestriction> restrictions, List<OfRow> rows) {

        boolean isEmpty() {
            return fields.isEmpty() && restrictions.isEmpty() && rows.isEmpty();
        }
    }

    /**
     * A row that came, went, moved or holds something else.
     *
     * @param before its place counted from 1; 0 where it was not there yet
     * @param now its place counted from 1; 0 where it is there no longer
     * @param isMoved whether it stands elsewhere among the rows that stayed
     */
    public record OfRow(
            UUID id, int before, int now, boolean isMoved, List<OfField> fields, List<OfRestriction> restrictions) {

        public boolean isAdded() {
            return before == 0;
        }

        public boolean isRemoved() {
            return now == 0;
        }

        /** Whether it holds something else, or is meant for others. */
        boolean isRewritten() {
            return !fields.isEmpty() || !restrictions.isEmpty();
        }

        private boolean isAsBefore() {
            return !isAdded() && !isRemoved() && !isMoved && !isRewritten();
        }
    }

    /**
     * A field that holds something else.
     *
     * @param before null for nothing
     * @param now null for nothing
     */
    public record OfField(
            String key, @Nullable JsonNode before, @Nullable JsonNode now) {}

    /**
     * A restriction by the writers that came, went or became another, as far as the reader is told of both.
     *
     * @param key of the field, or {@link Restrictions#WHOLE}
     * @param before null where there was none
     * @param now null where there is none
     */
    public record OfRestriction(
            String key,
            @Nullable Restriction before,
            @Nullable Restriction now) {}

    /** What became of the one text in the other. */
    public static Changes between(Content before, Content now) {
        var sections = together(keys(now), keys(before)).stream()
                .map(key -> section(
                        key, before.find(key).orElse(null), now.find(key).orElse(null)))
                .filter(section -> !section.isEmpty())
                .toList();
        return new Changes(before, now, sections);
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** All rows that differ, in the order of their sections. */
    public Stream<OfRow> rows() {
        return sections.stream().flatMap(section -> section.rows().stream());
    }

    private static InSection section(String key, @Nullable Part was, @Nullable Part is) {
        var asked = together(fieldKeys(is), fieldKeys(was));
        return new InSection(
                key,
                fields(asked, was == null ? Map.of() : was.fields(), is == null ? Map.of() : is.fields()),
                restrictions(
                        was == null ? Restrictions.NONE : was.restrictions(),
                        is == null ? Restrictions.NONE : is.restrictions()),
                rows(asked, was == null ? List.of() : was.rows(), is == null ? List.of() : is.rows()));
    }

    private static List<OfField> fields(
            Collection<String> asked, Map<String, JsonNode> before, Map<String, JsonNode> now) {
        return asked.stream()
                .filter(key -> !Objects.equals(before.get(key), now.get(key)))
                .map(key -> new OfField(key, before.get(key), now.get(key)))
                .toList();
    }

    private static List<OfRestriction> restrictions(Restrictions before, Restrictions now) {
        return together(now.ticked().keySet(), before.ticked().keySet()).stream()
                .filter(key -> !before.on(key).equals(now.on(key)))
                .map(key -> new OfRestriction(
                        key, before.on(key).orElse(null), now.on(key).orElse(null)))
                .toList();
    }

    private static List<OfRow> rows(Collection<String> asked, List<Row> before, List<Row> now) {
        var was = byId(before);
        var is = byId(now);
        var steady = Order.steady(List.copyOf(was.keySet()), List.copyOf(is.keySet()));
        var changes = new ArrayList<OfRow>();
        for (var id : together(is.keySet(), was.keySet())) {
            var stayed = was.containsKey(id) && is.containsKey(id);
            var change = new OfRow(
                    id,
                    place(id, was.keySet()),
                    place(id, is.keySet()),
                    stayed && !steady.contains(id),
                    fields(asked, fieldsOf(was.get(id)), fieldsOf(is.get(id))),
                    restrictions(restrictionsOf(was.get(id)), restrictionsOf(is.get(id))));
            if (!change.isAsBefore()) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Map<UUID, Row> byId(List<Row> rows) {
        var byId = new LinkedHashMap<UUID, Row>();
        rows.forEach(row -> byId.put(row.id(), row));
        return byId;
    }

    private static Map<String, JsonNode> fieldsOf(@Nullable Row row) {
        return row == null ? Map.of() : row.fields();
    }

    private static Restrictions restrictionsOf(@Nullable Row row) {
        return row == null ? Restrictions.NONE : row.restrictions();
    }

    private static int place(UUID id, Collection<UUID> order) {
        return List.copyOf(order).indexOf(id) + 1;
    }

    private static List<String> keys(Content content) {
        return content.parts().stream().map(part -> part.section().key()).toList();
    }

    private static List<String> fieldKeys(@Nullable Part part) {
        return part == null
                ? List.of()
                : part.section().fields().stream().map(Field::key).toList();
    }

    private static <T> Set<T> together(Collection<T> first, Collection<T> then) {
        var all = new LinkedHashSet<>(first);
        all.addAll(then);
        return all;
    }
}
