package org.biennium.workplan;

import java.util.UUID;
import org.biennium.document.Content;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Typed;

/** Activities by the dozen, each written as fully as people write them, with an indicator for every third. */
final class LongPlan {

    static final String PERSON = "oss-drafter";

    private final Drafts drafts;
    private final Documents documents;
    private final UUID document;

    LongPlan(Drafts drafts, Documents documents, UUID document) {
        this.drafts = drafts;
        this.documents = documents;
        this.document = document;
    }

    /** Adds activities until there are this many. */
    LongPlan upTo(int activities) {
        for (var number = content().part("activities").rows().size() + 1; number <= activities; number++) {
            var activity = UUID.randomUUID();
            drafts.add(document, "activities", activity, activity(number), PERSON);
            if (number % 3 == 0) {
                drafts.add(document, "indicators", UUID.randomUUID(), indicator(number, activity), PERSON);
            }
        }
        return this;
    }

    /** Puts another deliverable into every second activity. */
    void rewrite() {
        var rows = content().part("activities").rows();
        for (var number = 0; number < rows.size(); number += 2) {
            var row = rows.get(number);
            var place = new Place("activities", row.id());
            drafts.save(document, place, row.revision(), deliverable("A longer course, and a help desk,"), PERSON);
        }
    }

    UUID last() {
        var rows = content().part("activities").rows();
        return rows.get(rows.size() - 1).id();
    }

    private Content content() {
        return documents.read(document);
    }

    private static Typed activity(int number) {
        return Typed.of("title", number + ". Train land managers in the monitoring of degraded land")
                .and(Typed.of("type", "training"))
                .and(Typed.of("objective", "Objective " + number % 5))
                .and(Typed.of("targets", "GBF-TARGET-02", "GBF-TARGET-20", "GBF-TARGET-21"))
                .and(Typed.of("countries", "TN", "DZ", "ML", "NE", "TD", "SN"))
                .and(Typed.of("partners", "Universities and agencies of the countries that take part. ".repeat(4)))
                .and(Typed.of("budget.amount", String.valueOf(1000 * number)))
                .and(Typed.of("budget.currency", "USD"))
                .and(Typed.of("fundingStatus", "pledged"))
                .and(Typed.of("start", "2027-03-01"))
                .and(Typed.of("end", "2028-06-30"))
                .and(deliverable("A course"));
    }

    private static Typed deliverable(String what) {
        return Typed.of("deliverable", (what + " with its material in three languages, open to all. ").repeat(6));
    }

    private static Typed indicator(int number, UUID activity) {
        return Typed.of("indicator", "Persons trained, course " + number)
                .and(Typed.of("unit", "persons"))
                .and(Typed.of("target", "60"))
                .and(Typed.of("activity", activity.toString()));
    }
}
