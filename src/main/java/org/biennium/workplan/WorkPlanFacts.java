package org.biennium.workplan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.biennium.document.Content;
import org.biennium.document.DocumentPages;
import org.biennium.document.Documents;
import org.biennium.document.Finding;
import org.biennium.document.Missing;
import org.biennium.document.Progress;
import org.biennium.document.Totals;
import org.biennium.engine.Markdown;
import org.biennium.engine.OpenStep;
import org.biennium.people.Centre;
import org.biennium.people.Centres;
import org.biennium.record.Act;
import org.biennium.record.Acts;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a form in Tasklist shows of a plan: enough to decide, in the reader's language, and no more. */
@Component
class WorkPlanFacts {

    private static final int MISSING_SHOWN = 15;
    private static final Set<String> ASKS_FOR_TIME = Set.of(WorkPlanProcess.DRAFT, WorkPlanProcess.SIGN_OFF);

    private final Documents documents;
    private final PlanChecks checks;
    private final DocumentPages pages;
    private final Centres centres;
    private final Acts acts;
    private final Steps steps;
    private final MessageSource messages;
    private final PlanWords words;

    WorkPlanFacts(
            Documents documents,
            PlanChecks checks,
            DocumentPages pages,
            Centres centres,
            Acts acts,
            Steps steps,
            MessageSource messages,
            PlanWords words) {
        this.documents = documents;
        this.checks = checks;
        this.pages = pages;
        this.centres = centres;
        this.acts = acts;
        this.steps = steps;
        this.messages = messages;
        this.words = words;
    }

    String summary(WorkPlan plan, OpenStep step, String readerId, Locale locale) {
        return new Page(plan, step, words.zoneOf(readerId), locale).render();
    }

    /** One form's text, in Markdown; whatever people wrote is escaped. */
    private final class Page {

        private final WorkPlan plan;
        private final OpenStep step;
        private final ZoneId here;
        private final Locale locale;
        private final Content content;
        private final List<Finding> findings;
        private final Markdown page = new Markdown();

        Page(WorkPlan plan, OpenStep step, ZoneId here, Locale locale) {
            this.plan = plan;
            this.step = step;
            this.here = here;
            this.locale = locale;
            this.content = documents.read(plan.document());
            this.findings = checks.of(plan, content);
        }

        String render() {
            var centre = centres.get(plan.centre());
            page.heading(say("centre." + centre.code()) + " · " + plan.period());
            if (!step.step().equals(WorkPlanProcess.DRAFT)) {
                page.link(say("work-plan.facts.open-the-summary"), PlanLinks.summary(plan.key()));
            }
            page.link(say("work-plan.facts.open-the-plan"), "/plans/" + plan.key());
            if (ASKS_FOR_TIME.contains(step.step())) {
                page.link(say("work-plan.facts.more-time"), "/plans/" + plan.key() + "#more-time");
            }
            page.row(say("work-plan.facts.reference"), plan.key());
            page.row(say("work-plan.facts.version"), version());
            page.row(say("work-plan.facts.hosts"), hosts(centre));
            due();
            totals();
            noted();
            page.end();
            if (step.step().equals(WorkPlanProcess.DRAFT)) {
                missing();
            }
            remarks();
            return page.toString();
        }

        private String version() {
            return plan.version() == 0 ? say("work-plan.facts.no-version") : String.valueOf(plan.version());
        }

        private String hosts(Centre centre) {
            return String.join(
                    ", ",
                    centre.hosts().stream()
                            .map(host -> say("host." + host + ".acronym")
                                    + (centre.isJoint() && host.equals(centre.lead())
                                            ? " (" + say("work-plan.facts.lead") + ")"
                                            : ""))
                            .toList());
        }

        private void due() {
            steps.find(step.taskId())
                    .map(Step::due)
                    .ifPresent(due -> page.row(say("work-plan.facts.due"), words.of(due, here, locale)));
        }

        private void totals() {
            var totals = Totals.of(content);
            page.row(say("work-plan.facts.activities"), say("work-plan.facts.count", totals.rows()));
            var amounts = pages.amounts(totals, locale);
            if (!amounts.isEmpty()) {
                page.row(say("work-plan.facts.budget"), String.join(" + ", amounts));
            }
        }

        /** How many points a careful reader would note, by how much they weigh. */
        private void noted() {
            var counts = findings.stream()
                    .filter(finding -> finding.level() != Finding.Level.BLOCKER)
                    .collect(groupingBy(Finding::level, TreeMap::new, counting()));
            if (!counts.isEmpty()) {
                page.row(
                        say("check.facts"),
                        counts.entrySet().stream()
                                .map(count ->
                                        say("check.count." + count.getKey().code(), count.getValue()))
                                .collect(joining(", ")));
            }
        }

        private void progress(List<Missing> missing) {
            page.row(say("check.complete"), percent(Progress.of(content, missing)));
            Progress.bySection(content, missing).forEach((key, progress) -> {
                if (progress.asked() > 0) {
                    page.row(content.template().section(key).title().in(locale), percent(progress));
                }
            });
            page.end();
        }

        private String percent(Progress progress) {
            return say("document.percent", progress.percent());
        }

        private void missing() {
            var missing = Missing.in(content);
            progress(missing);
            if (missing.isEmpty()) {
                page.paragraph(say("work-plan.facts.nothing-missing"));
                return;
            }
            page.paragraph(say("work-plan.facts.missing", missing.size()));
            var template = content.template();
            missing.stream()
                    .limit(MISSING_SHOWN)
                    .forEach(lack -> page.item(lack.label(template, locale), PlanLinks.to(plan.key(), lack)));
            if (missing.size() > MISSING_SHOWN) {
                page.item(say("work-plan.facts.more", missing.size() - MISSING_SHOWN), "/plans/" + plan.key());
            }
            page.end();
        }

        private void remarks() {
            var told = acts.of(plan.key()).stream()
                    .filter(act -> !act.content().step().equals(History.OPEN))
                    .toList();
            if (told.isEmpty()) {
                return;
            }
            page.paragraph(say("work-plan.facts.so-far"));
            latest(told)
                    .forEach(act ->
                            page.remark(words.of(act, locale), act.content().reason()));
            page.end();
        }

        private static List<Act> latest(List<Act> told) {
            return told.subList(Math.max(0, told.size() - 12), told.size());
        }

        private String say(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }
}
