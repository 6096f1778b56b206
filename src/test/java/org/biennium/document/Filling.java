package org.biennium.document;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills in documents of any template, for tests that are about something else. */
public class Filling {

    private final Documents documents;
    private final Drafts drafts;

    Filling(Documents documents, Drafts drafts) {
        this.documents = documents;
        this.drafts = drafts;
    }

    /** Fills in whatever is compulsory and missing, as this person. */
    public void complete(UUID document, String personId) {
        for (var missing : documents.missing(document)) {
            var content = documents.read(document);
            var section = content.template().section(missing.section());
            var field = missing.field();
            if (field == null) {
                add(content, section, personId);
            } else {
                var place = new Place(missing.section(), missing.row());
                var part = content.part(missing.section());
                var revision = missing.row() == null
                        ? part.revision()
                        : part.row(missing.row()).orElseThrow().revision();
                drafts.save(document, place, revision, typed(section.field(field)), personId);
            }
        }
    }

    private void add(Content content, Section section, String personId) {
        var typed = section.fields().stream()
                .filter(Field::required)
                .map(Filling::typed)
                .reduce(Typed.NOTHING, Typed::and);
        drafts.add(content.document(), section.key(), UUID.randomUUID(), typed, personId);
    }

    private static Typed typed(Field field) {
        var key = field.key();
        if (field instanceof ChoiceField choice) {
            return Typed.of(key, choice.choices().get(0).code());
        } else if (field instanceof TagsField tags) {
            return Typed.of(key, tags.groups().get(0).codes().get(0));
        } else if (field instanceof CountriesField) {
            return Typed.of(key, "TN");
        } else if (field instanceof MoneyField money) {
            return new Typed(Map.of(
                    key + ".amount",
                    List.of("12000"),
                    key + ".currency",
                    List.of(money.currencies().get(0))));
        } else if (field instanceof DateField) {
            return Typed.of(key, "2028-06-30");
        } else if (field instanceof NumberField) {
            return Typed.of(key, "12");
        }
        return Typed.of(key, "Text of " + key);
    }
}
