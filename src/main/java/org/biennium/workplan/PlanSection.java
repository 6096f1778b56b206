package org.biennium.workplan;

import java.util.List;
import org.biennium.document.Section;

/**
 * A section in the list beside a form.
 *
 * @param lacks how many compulsory entries it lacks
 */
record PlanSection(String title, String address, boolean isCurrent, long lacks) {

    static List<PlanSection> of(PlanEditor.Desk desk, List<PlanTexts.Lack> lacks) {
        return desk.content().template().sections().stream()
                .map(section -> new PlanSection(
                        section.title().in(desk.locale()),
                        "/plans/" + desk.plan().key() + "/sections/" + section.key(),
                        section.equals(desk.section()),
                        count(section, lacks)))
                .toList();
    }

    private static long count(Section section, List<PlanTexts.Lack> lacks) {
        return lacks.stream()
                .filter(lack -> lack.section().equals(section.key()))
                .count();
    }
}
