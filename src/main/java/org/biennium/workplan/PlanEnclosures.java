package org.biennium.workplan;

import java.util.Locale;
import java.util.Optional;
import org.biennium.document.PdfPress;
import org.biennium.mail.Enclosure;
import org.biennium.mail.EnclosureSource;
import org.biennium.people.Person;
import org.springframework.stereotype.Component;

/**
 * Versions of plans as PDF, to go with letters: in their reader's language, without what is restricted, since a mail is
 * passed on and lies in mailboxes for years.
 */
@Component
class PlanEnclosures implements EnclosureSource {

    private static final String SEPARATOR = " ";

    private final ReadablePlans plans;
    private final PlanCopies copies;
    private final PdfPress press;

    PlanEnclosures(ReadablePlans plans, PlanCopies copies, PdfPress press) {
        this.plans = plans;
        this.copies = copies;
        this.press = press;
    }

    /** @param to in whose language it is; nothing is enclosed where they may not read the plan any more */
    static Enclosure of(WorkPlanLetters.About plan, Person to) {
        var what = String.join(
                SEPARATOR,
                plan.caseKey(),
                String.valueOf(plan.version()),
                to.locale().toLanguageTag(),
                to.id());
        return new Enclosure(
                WorkPlanProcess.SLUG,
                what,
                PlanCopies.fileName(plan.caseKey(), plan.version()) + "." + CopyFormat.PDF.code(),
                CopyFormat.PDF.type().toString());
    }

    @Override
    public String room() {
        return WorkPlanProcess.SLUG;
    }

    @Override
    public Optional<byte[]> draw(String what) {
        var parts = what.split(SEPARATOR, 4);
        var number = Integer.parseInt(parts[1]);
        var locale = Locale.forLanguageTag(parts[2]);
        var reader = parts[3];
        return plans.find(parts[0], reader)
                .flatMap(plan -> copies.of(plan.ofThePublic(), number, reader))
                .map(text -> press.print(copies.copy(text, locale)));
    }
}
