package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes sections and rows of a sealed document over into a draft; each remembers where it came from. */
@Component
public class Takeover {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contents contents;
    private final Drafts drafts;

    Takeover(JdbcClient jdbc, Clock clock, Contents contents, Drafts drafts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contents = contents;
        this.drafts = drafts;
    }

    /**
     * A section that has something to take over.
     *
     * @param fields how many of its own fields are empty here and have a text that fits
     * @param rows that it has there
     */
    public record Offer(String section, String title, boolean repeats, int fields, List<Row> rows) {

        public boolean isEmpty() {
            return fields == 0 && rows.isEmpty();
        }
    }

    /**
     * A row to take over.
     *
     * @param isTaken whether it has been taken over already and still stands
     * @param lost what of it this template no longer takes
     */
    public record Row(UUID id, String title, boolean isTaken, List<String> lost) {}

    /** What was chosen: keys of sections, and rows of the source. */
    public record Choice(Set<String> sections, Set<UUID> rows) {}

    /** How much was taken over. */
    public record Taken(int sections, int rows) {}

    /** What a draft may take over. */
    public List<Offer> offers(Content source, Content draft, Locale locale) {
        var standing = standing(source, draft);
        var offers = new ArrayList<Offer>();
        for (var part : draft.parts()) {
            source.find(part.section().key())
                    .filter(there -> there.section().repeats() == part.section().repeats())
                    .map(there -> offer(there, part, draft, standing, locale))
                    .filter(offer -> !offer.isEmpty())
                    .ifPresent(offers::add);
        }
        return offers;
    }

    private Offer offer(Content.Part there, Content.Part here, Content draft, Map<UUID, UUID> standing, Locale locale) {
        var section = here.section();
        var rows = there.section().rows();
        var fields = rows == null ? missing(there, here, draft).size() : 0;
        return new Offer(
                section.key(),
                section.title().in(locale),
                rows != null,
                fields,
                rows == null
                        ? List.of()
                        : there.rows().stream()
                                .map(row -> new Row(
                                        row.id(),
                                        titleOf(row, rows),
                                        standing.containsKey(row.id()),
                                        lost(there.section(), section, row, draft, locale)))
                                .toList());
    }

    /** The values that fit into what is empty here. */
    private static Map<String, JsonNode> missing(Content.Part there, Content.Part here, Content draft) {
        var fitting = new Fitting(here.section(), draft.around(), Map.of()).of(there.section(), there.fields());
        fitting.keySet().removeAll(here.fields().keySet());
        return fitting;
    }

    private static List<String> lost(Section there, Section here, Content.Row row, Content draft, Locale locale) {
        var kept = new Fitting(here, draft.around(), Map.of())
                .of(there, row.fields())
                .keySet();
        return there.fields().stream()
                .filter(field -> row.fields().containsKey(field.key()) && !kept.contains(field.key()))
                .filter(field -> !(field instanceof ReferenceField))
                .map(field -> field.label().in(locale))
                .toList();
    }

    /**
     * Takes over what was chosen, in the caller's transaction; never over what has been written. Asked twice it does so
     * once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken take(Content source, int version, UUID document, Choice choice, String personId) {
        var draft = contents.read(document);
        var moved = new HashMap<>(standing(source, draft));
        var taken = new LinkedHashMap<UUID, UUID>();
        chosen(source, draft, choice).forEach(row -> {
            if (!moved.containsKey(row.id())) {
                taken.put(row.id(), newId(document, row.id()));
            }
        });
        moved.putAll(taken);
        var rows = 0;
        var sections = 0;
        for (var here : draft.parts()) {
            var there = source.find(here.section().key()).orElse(null);
            if (there == null || there.section().repeats() != here.section().repeats()) {
                continue;
            }
            var section = here.section();
            if (section.repeats() && there.rows().stream().anyMatch(row -> taken.containsKey(row.id()))) {
                restrictAlike(document, Place.of(section.key()), section, there.restrictions(), personId);
            }
            for (var row : there.rows()) {
                var id = taken.get(row.id());
                if (id != null) {
                    var values = new Fitting(section, draft.around(), moved).of(there.section(), row.fields());
                    var place = new Place(section.key(), id);
                    drafts.take(document, place, values, personId);
                    restrictAlike(document, place, section, row.restrictions(), personId);
                    remember(document, section.key(), id, source, version, row.id(), personId);
                    rows++;
                }
            }
            if (choice.sections().contains(section.key()) && !section.repeats()) {
                var values = missing(there, here, draft);
                if (!values.isEmpty()) {
                    drafts.take(document, Place.of(section.key()), values, personId);
                    restrictAlike(document, Place.of(section.key()), section, there.restrictions(), personId);
                    remember(document, section.key(), null, source, version, null, personId);
                    sections++;
                }
            }
        }
        return new Taken(sections, rows);
    }

    /** What its writers kept from others stays kept from them. */
    private void restrictAlike(
            UUID document, Place place, Section section, Restrictions restrictions, String personId) {
        restrictions.ticked().forEach((part, restriction) -> {
            if (part.equals(Restrictions.WHOLE)
                    || section.fields().stream().anyMatch(field -> field.key().equals(part))) {
                drafts.restrict(document, place, part, restriction, personId);
            }
        });
    }

    private static String titleOf(Content.Row row, Section.Rows rows) {
        var title = row.fields().get(rows.titled());
        return title == null ? "–" : title.asText();
    }

    private static List<Content.Row> chosen(Content source, Content draft, Choice choice) {
        return source.parts().stream()
                .filter(part -> draft.find(part.section().key())
                        .filter(here -> here.section().repeats())
                        .isPresent())
                .flatMap(part -> part.rows().stream())
                .filter(row -> choice.rows().contains(row.id()))
                .toList();
    }

    /** Where sections and rows of a document were taken from. */
    public List<Origin> of(UUID document) {
        return jdbc.sql("select * from biennium.document_origin where document = ? order by id")
                .param(document)
                .query((found, number) -> new Origin(
                        found.getString("section"),
                        found.getObject("row", UUID.class),
                        found.getObject("source", UUID.class),
                        found.getInt("source_version"),
                        found.getObject("source_row", UUID.class)))
                .list();
    }

    /** The rows of the source that stand here already, with their ids here. */
    private Map<UUID, UUID> standing(Content source, Content draft) {
        var standing = new HashMap<UUID, UUID>();
        for (var origin : of(draft.document())) {
            var row = origin.row();
            if (row != null
                    && origin.sourceRow() != null
                    && origin.source().equals(source.document())
                    && draft.part(origin.section()).row(row).isPresent()) {
                standing.put(origin.sourceRow(), row);
            }
        }
        return standing;
    }

    /** Another one each time a row that was taken and removed is taken again. */
    private UUID newId(UUID document, UUID sourceRow) {
        var times = jdbc.sql("select count(*) from biennium.document_origin where document = ? and source_row = ?")
                .params(document, sourceRow)
                .query(Long.class)
                .single();
        return UUID.nameUUIDFromBytes((document + "/" + sourceRow + "/" + times).getBytes(StandardCharsets.UTF_8));
    }

    private void remember(
            UUID document,
            String section,
            @Nullable UUID row,
            Content source,
            int version,
            @Nullable UUID sourceRow,
            String personId) {
        jdbc.sql("""
                        insert into biennium.document_origin
                            (document, section, row, source, source_version, source_row, taken_by, taken_at)
                        values (:document, :section, :row, :source, :version, :sourceRow, :by, :at)
                        """)
                .param("document", document)
                .param("section", section)
                .param("row", row)
                .param("source", source.document())
                .param("version", version)
                .param("sourceRow", sourceRow)
                .param("by", personId)
                .param("at", clock.instant().atOffset(UTC))
                .update();
    }
}
