package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a section or a row is kept from whom.
 *
 * @param ticked by the key of a field, or {@link #WHOLE}: what the writers of the document have restricted
 * @param hidden what this copy does not hold because its reader may not see it, by the same keys
 */
public record Restrictions(Map<String, Restriction> ticked, Set<String> hidden) {

    /** Stands for all of a section or a row; no field is called so. */
    public static final String WHOLE = "*";

    private static final String HIDDEN = "restricted";

    static final Restrictions NONE = new Restrictions(Map.of(), Set.of());
    static final Restrictions ALL_HIDDEN = new Restrictions(Map.of(), Set.of(WHOLE));

    /** As they stand in the database or in a version, also in one that was made for a reader who may not see all. */
    static Restrictions of(JsonNode json) {
        var ticked = new TreeMap<String, Restriction>();
        var hidden = new LinkedHashSet<String>();
        for (var entry : json.properties()) {
            var value = entry.getValue();
            if (value.asText().equals(HIDDEN)) {
                hidden.add(entry.getKey());
            } else {
                ticked.put(
                        entry.getKey(),
                        new Restriction(
                                Audience.of(value.path("audience").asText()),
                                value.path("reason").asText()));
            }
        }
        return ticked.isEmpty() && hidden.isEmpty() ? NONE : new Restrictions(ticked, hidden);
    }

    /** Whether the reader may see nothing here at all. */
    public boolean hidesAll() {
        return hidden.contains(WHOLE);
    }

    public boolean hides(String field) {
        return hidesAll() || hidden.contains(field);
    }

    /** What the writers have said of a field, or of all by {@link #WHOLE}. */
    public Optional<Restriction> on(String field) {
        return Optional.ofNullable(ticked.get(field));
    }

    /** For whom all of this section is meant. */
    Restriction ofAll(Section section) {
        return of(WHOLE, section.meantFor());
    }

    /** For whom all of this row is meant by its writers. */
    Restriction ofAll() {
        return of(WHOLE, Audience.PUBLIC);
    }

    /** For whom a field is meant, with the reason where it is not by the template. */
    Restriction of(Field field) {
        return of(field.key(), field.meantFor());
    }

    private Restriction of(String key, Audience byTemplate) {
        return on(key).filter(ticked -> ticked.audience().sees(byTemplate)).orElse(new Restriction(byTemplate, ""));
    }

    /** What is left of these for a reader of the fields of this section. */
    Restrictions seenBy(Audience eyes, Section section) {
        if (hidesAll() || !eyes.sees(ofAll(section).audience())) {
            return ALL_HIDDEN;
        }
        var hides = new LinkedHashSet<>(hidden);
        for (var field : section.fields()) {
            if (!eyes.sees(of(field).audience())) {
                hides.add(field.key());
            }
        }
        var told = new TreeMap<>(ticked);
        told.keySet().removeAll(hides);
        return new Restrictions(told, hides);
    }

    /** What a version says of it, null where there is nothing to say. */
    @Nullable
    ObjectNode json() {
        if (ticked.isEmpty() && hidden.isEmpty()) {
            return null;
        }
        var json = tickedJson();
        hidden.forEach(key -> json.put(key, HIDDEN));
        return json;
    }

    ObjectNode tickedJson() {
        var json = Json.NODES.objectNode();
        ticked.forEach((key, restriction) -> json.putObject(key)
                .put("audience", restriction.audience().code())
                .put("reason", restriction.reason()));
        return json;
    }
}
