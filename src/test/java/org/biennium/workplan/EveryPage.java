package org.biennium.workplan;

import java.util.List;
import java.util.UUID;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;

/** Every page of the product, who looks at it and where, with the plans to look at. A page joins by one line. */
public class EveryPage {

    /** Who opens which address. */
    record Line(String person, String address) {

        private static Line of(String text) {
            var parts = text.split("\\s+");
            return new Line(parts[0], parts[1]);
        }
    }

    /** The pages, filled with a plan that is being drafted and a published one. */
    record Filled(String draft, String published, UUID row) {

        List<Line> lines() {
            return pages().stream()
                    .map(line -> new Line(
                            line.person(),
                            line.address()
                                    .replace("{draft}", draft)
                                    .replace("{final}", published)
                                    .replace("{row}", row.toString())))
                    .toList();
        }
    }

    static final List<String> PEOPLE = List.of("nobody", "oss-drafter", "reader", "gce-officer", "admin");

    // {draft}: a plan that is being drafted; {final}: one that is published; {row}: an activity of the draft.
    // What answers other things than pages, or is looked at elsewhere, stands below the line.
    private static final String PAGES = """
            nobody       /login
            nobody       /login/code
            oss-drafter  /settings
            oss-drafter  /plans
            oss-drafter  /plans/{draft}
            reader       /plans/{final}
            oss-drafter  /plans/{draft}/summary
            reader       /plans/{final}/summary
            oss-drafter  /plans/{draft}/sections/summary
            oss-drafter  /plans/{draft}/sections/context
            oss-drafter  /plans/{draft}/sections/resources
            oss-drafter  /plans/{draft}/sections/activities
            oss-drafter  /plans/{draft}/sections/activities/rows/new
            oss-drafter  /plans/{draft}/sections/activities/rows/{row}
            oss-drafter  /plans/{draft}/sections/resources/restrictions
            oss-drafter  /plans/{draft}/sections/activities/rows/{row}/restrictions
            oss-drafter  /plans/{draft}/sections/activities/sheet
            oss-drafter  /plans/{draft}/sections/summary/translation
            oss-drafter  /plans/{draft}/sections/activities/rows/{row}/translation
            oss-drafter  /plans/{draft}/comments
            oss-drafter  /plans/{draft}/versions
            reader       /plans/{final}/versions
            reader       /plans/{final}/versions/version-1
            gce-officer  /plans/elsewhere
            admin        /templates
            admin        /templates/published/work-plan/2
            oss-drafter  /meetings
            oss-drafter  /meetings/COP-17
            gce-officer  /meetings/COP-18
            gce-officer  /meetings/new
            gce-officer  /meetings/timetables
            gce-officer  /meetings/timetables/2027-2028
            gce-officer  /meetings/milestones
            gce-officer  /meetings/milestones/plan-draft
            gce-officer  /meetings/extensions
            gce-officer  /meetings/extensions?period=2027-2028&milestone=plan-draft&until=2027-01-29
            gce-officer  /meetings/holidays
            gce-officer  /meetings/holidays?country=TN&day=2027-01-12&name=Elections
            gce-officer  /meetings/holidays?worked=true&country=CO&day=2027-01-11
            gce-officer  /meetings/holidays/1/remove
            gce-officer  /meetings/quiet
            gce-officer  /meetings/quiet?first=2027-01-10&last=2027-01-20&name=Elections
            gce-officer  /meetings/quiet/1/remove
            gce-officer  /meetings/COP-17/edit
            gce-officer  /meetings/COP-18/move
            gce-officer  /meetings/COP-18/move?first=2028-10-09&last=2028-10-20&zone=Europe/Rome&status=confirmed
            gce-officer  /mails
            gce-officer  /mails/reminders
            gce-officer  /meetings/rules
            oss-drafter  /expected
            admin        /people
            admin        /people/new
            admin        /people/oss-drafter
            oss-drafter  /nowhere
            ----
            redirect     /
            redirect     /tasks/{row}
            redirect     /login?language
            elsewhere    /expected/{row}
            file         /calendar/{row}.ics
            elsewhere    /mails/{row}
            elsewhere    /mails/{row}/html
            elsewhere    /mails/preview
            elsewhere    /mails/preview/html
            elsewhere    /templates/published/work-plan/2/preview
            elsewhere    /templates/loaded/{row}
            elsewhere    /templates/loaded/{row}/preview
            elsewhere    /plans/{draft}/versions/changes
            elsewhere    /plans/{draft}/versions/version-1/restore
            data         /plans/{draft}/presence
            file         /plans/{draft}/versions/1.json
            file         /plans/{draft}/versions/1.pdf
            file         /plans/{draft}/copy.pdf
            file         /plans/{draft}/signed.pdf
            file         /plans/{draft}/sections/activities/rows.csv
            file         /plans/{draft}/sections/activities/rows.xlsx
            elsewhere    /plans/{draft}/sections/activities/sheet/{row}
            elsewhere    /plans/{draft}/start
            """;

    private final WrittenPlan written;
    private final Documents documents;
    private final Drafts drafts;

    EveryPage(WrittenPlan written, Documents documents, Drafts drafts) {
        this.written = written;
        this.documents = documents;
        this.drafts = drafts;
    }

    /** Each page's line as it stands in the table. */
    static List<Line> pages() {
        return PAGES.lines()
                .takeWhile(line -> !line.startsWith("-"))
                .map(Line::of)
                .toList();
    }

    /** All addresses of the table, those that are no pages too. */
    static List<String> addresses() {
        return PAGES.lines()
                .filter(line -> !line.startsWith("-"))
                .map(line -> Line.of(line).address())
                .toList();
    }

    /** Writes the two plans. */
    Filled filled() {
        var draft = written.empty("sahel", "fr");
        written.complete(draft.document());
        var activities = new LongPlan(drafts, documents, draft.document()).upTo(3);
        var published = written.empty("easternafrica", "en");
        written.complete(published.document());
        new LongPlan(drafts, documents, published.document()).upTo(3);
        written.seal(published);
        return new Filled(draft.key(), published.key(), activities.last());
    }
}
