package org.biennium.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of document consists of.
 *
 * @param checks what a text that follows it is checked for, beside what is compulsory
 * @param total what is summed up of it, if anything
 */
public record Template(
        String code,
        int version,
        @Nullable Total total,
        List<Section> sections,
        @Nullable List<Check> checks) {

    /** Empty for a template of before there were checks. */
    @Override
    public List<Check> checks() {
        return checks == null ? List.of() : checks;
    }

    /** The section whose rows are counted and the money field of them that is added up. */
    public record Total(String section, String field) {}

    /** The money field that a total adds up. */
    MoneyField totalled(Total it) {
        return (MoneyField) section(it.section()).field(it.field());
    }

    public Optional<Section> find(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    /** The section with this key; fails when there is none. */
    public Section section(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("Template " + code + " has no section " + key));
    }
}
