package org.biennium.workplan;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.biennium.document.Content;
import org.biennium.document.Documents;
import org.biennium.document.Section;
import org.biennium.document.SheetPage;
import org.biennium.document.Sheets;
import org.biennium.document.Template;
import org.biennium.engine.Actor;
import org.biennium.engine.Refusal;
import org.biennium.language.Languages;
import org.biennium.meeting.Periods;
import org.biennium.people.Centres;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters a plan that was validated outside this system: no process runs for it, and nobody here has validated it. */
@Component
class EnterWorkPlan {

    private static final int LONGEST_NAME = 300;

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final ElsewherePlans elsewhere;
    private final Documents documents;
    private final Sheets sheets;
    private final Centres centres;
    private final Periods periods;
    private final Acts acts;
    private final Clock clock;

    EnterWorkPlan(
            WorkPlans plans,
            WorkPlanRights rights,
            ElsewherePlans elsewhere,
            Documents documents,
            Sheets sheets,
            Centres centres,
            Periods periods,
            Acts acts,
            Clock clock) {
        this.plans = plans;
        this.rights = rights;
        this.elsewhere = elsewhere;
        this.documents = documents;
        this.sheets = sheets;
        this.centres = centres;
        this.periods = periods;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * What an officer enters.
     *
     * @param language of the text
     * @param sheet the rows that the template adds up
     * @param paper the signed plan
     * @param leaveOut whether cells that cannot be read are left out
     */
    record Entry(
            String centre,
            String period,
            String language,
            LocalDate decidedOn,
            String decidedBy,
            byte[] sheet,
            byte[] paper,
            boolean leaveOut) {}

    /** Cells of the sheet that cannot be read, and may not be left out. Rolls back the transaction it is thrown in. */
    static final class UnreadCells extends RuntimeException {

        private final transient List<SheetPage.CellProblem> problems;

        UnreadCells(List<SheetPage.CellProblem> problems) {
            super("Cells cannot be read", null, false, false);
            this.problems = problems;
        }

        List<SheetPage.CellProblem> problems() {
            return problems;
        }
    }

    /** Enters it, sealed and published. Returns its key. */
    @Transactional
    String enter(Entry entry, Actor actor, Locale locale) {
        if (!rights.of(actor.personId()).isOfficer()) {
            throw new Refusal("elsewhere.only-an-officer");
        }
        var centre = centres.find(entry.centre()).orElseThrow(() -> new Refusal("elsewhere.centre"));
        var period = periods.find(entry.period()).orElseThrow(() -> new Refusal("elsewhere.period"));
        var decidedBy = check(entry);
        var document = documents.create(WorkPlanProcess.SLUG, entry.language(), actor.personId());
        var plan = plans.open(centre.code(), period, document, actor.personId());
        write(documents.read(document), entry, actor, locale);
        var version = documents.takeVersion(document, actor.personId());
        documents.seal(document, version, actor.personId());
        plans.save(plan.submitted(version).published());
        elsewhere.add(plan.key(), entry.decidedOn(), decidedBy, entry.paper(), actor.personId());
        acts.add(new NewAct(plan.key(), History.ENTER, null, actor, null, "done", version, decidedBy));
        return plan.key();
    }

    private String check(Entry entry) {
        var decidedBy = entry.decidedBy().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (decidedBy.isEmpty() || decidedBy.length() > LONGEST_NAME) {
            throw new Refusal("elsewhere.decided-by", LONGEST_NAME);
        }
        if (entry.decidedOn().isAfter(LocalDate.now(clock)) || entry.decidedOn().getYear() < 1990) {
            throw new Refusal("elsewhere.decided-on");
        }
        if (Languages.SHIPPED.stream().noneMatch(it -> it.getLanguage().equals(entry.language()))) {
            throw new Refusal("elsewhere.language");
        }
        requirePdf(entry.paper());
        return decidedBy;
    }

    /** The paper is there for its readers for good: each must be able to open it. */
    private static void requirePdf(byte[] file) {
        try (var pdf = Loader.loadPDF(file)) {
            if (pdf.getNumberOfPages() == 0) {
                throw new Refusal("elsewhere.paper");
            }
        } catch (InvalidPasswordException locked) {
            throw new Refusal("elsewhere.paper.locked");
        } catch (IOException none) {
            throw new Refusal("elsewhere.paper");
        }
    }

    private void write(Content content, Entry entry, Actor actor, Locale locale) {
        var section = rowsOf(content.template());
        var by = actor.personId();
        var upload = sheets.receive(content, section, entry.sheet(), locale, by);
        var page = sheets.preview(content, section, upload, locale, by).orElseThrow();
        if (!page.problems().isEmpty() && !entry.leaveOut()) {
            throw new UnreadCells(page.problems());
        }
        Set<Integer> lines = page.rows().stream()
                .filter(SheetPage.Row::canApply)
                .map(SheetPage.Row::line)
                .collect(Collectors.toSet());
        if (lines.isEmpty()) {
            throw new Refusal("elsewhere.no-rows");
        }
        sheets.apply(content.document(), section, upload, lines, by);
    }

    /** The rows that make the plan: those that the template adds up, else the first there are. */
    static String rowsOf(Template template) {
        var total = template.total();
        return total != null
                ? total.section()
                : template.sections().stream()
                        .filter(Section::repeats)
                        .map(Section::key)
                        .findFirst()
                        .orElseThrow();
    }
}
