package org.biennium.workplan;

import static org.biennium.workplan.WorkPlanProcess.DRAFT;
import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;
import static org.biennium.workplan.WorkPlanProcess.SIGN_OFF;
import static org.biennium.workplan.WorkPlanProcess.VALIDATE;

import java.util.List;
import java.util.stream.Stream;
import org.biennium.engine.Actor;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.engine.OpenStep;
import org.biennium.mail.Letter;
import org.biennium.mail.LetterSamples;
import org.biennium.mail.MadeUp;
import org.biennium.meeting.Beside;
import org.biennium.meeting.CutOff;
import org.biennium.record.NewAct;
import org.biennium.workplan.WorkPlanLetters.About;
import org.biennium.workplan.WorkPlanLetters.Remark;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every letter about a plan, on a plan that does not exist. */
@Component
class WorkPlanLetterSamples implements LetterSamples {

    private static final String KEY = "WP-2027-SAMPLE";
    private static final About UNWRITTEN = new About(KEY, "sahel", "2027-2028", 0);
    private static final About PLAN = new About(KEY, "sahel", "2027-2028", 2);
    private static final String HOST = "oss";
    private static final String OTHER_HOST = "iucnecaro";
    private static final String FINGERPRINT = "5d41402abc4b2a76b9719d911017c592ae2f8c1d7e6b3049f1a8d5e2c7b60394";

    @Override
    public List<Sample> filledWith(MadeUp facts) {
        return Stream.of(turns(facts), receipts(facts), notices(facts))
                .flatMap(letters -> letters)
                .toList();
    }

    private static Stream<Sample> turns(MadeUp facts) {
        return Stream.concat(
                Stream.of(turn("draft-work-plan", DRAFT, UNWRITTEN, facts), turn("again", DRAFT, PLAN, facts)),
                Stream.of(SIGN_OFF, RECOMMEND, VALIDATE).map(step -> turn(Names.kebab(step), step, PLAN, facts)));
    }

    private static Sample turn(String name, String step, About plan, MadeUp facts) {
        var isSignOff = step.equals(SIGN_OFF);
        var isFirst = plan.version() == 0 || step.equals(RECOMMEND);
        return sample(
                name,
                WorkPlanLetters.yourTurn(
                        facts.to(),
                        isSignOff ? List.of(facts.copied()) : List.of(),
                        plan,
                        new OpenStep("sample", WorkPlanProcess.SLUG, step, KEY, isSignOff ? HOST : null),
                        facts.due(),
                        beside(facts.due()),
                        step.equals(VALIDATE) ? null : later(facts.due()),
                        isFirst ? null : new Remark(facts.somebody(), facts.words()),
                        facts.due() == null));
    }

    private static Beside beside(@Nullable Deadline due) {
        return due == null ? Beside.NOTHING : new Beside(due.plusDays(7), due.plusDays(28));
    }

    private static @Nullable Deadline later(@Nullable Deadline due) {
        return due == null ? null : new Deadline(due.date().plusDays(17), due.at(), due.zone());
    }

    private static Stream<Sample> receipts(MadeUp facts) {
        return Stream.of(
                receipt(DRAFT, "submit", facts),
                receipt(SIGN_OFF, SignOffWorkPlan.Decision.SIGN.code(), facts),
                receipt(SIGN_OFF, SignOffWorkPlan.Decision.SIGN_WITH_RESERVATION.code(), facts),
                receipt(SIGN_OFF, History.RETURN, facts),
                receipt(RECOMMEND, RecommendWorkPlan.Recommendation.VALIDATE.code(), facts),
                receipt(RECOMMEND, History.RETURN, facts),
                receipt(VALIDATE, ValidateWorkPlan.Decision.VALIDATE.code(), facts),
                receipt(VALIDATE, ValidateWorkPlan.Decision.VALIDATE_WITH_OBSERVATIONS.code(), facts),
                receipt(VALIDATE, History.RETURN, facts),
                receipt(History.WITHDRAW, "done", facts));
    }

    private static Sample receipt(String step, String outcome, MadeUp facts) {
        var isSignOff = step.equals(SIGN_OFF);
        var isPlain = outcome.equals("sign") || outcome.equals("validate");
        var act = new NewAct(
                KEY,
                step,
                null,
                new Actor(facts.to().id(), Actor.Channel.PAGE),
                isSignOff ? HOST : null,
                outcome,
                PLAN.version(),
                isPlain ? null : facts.words());
        return sample(
                Names.kebab(step) + "-" + outcome,
                WorkPlanLetters.receipt(
                        facts.to(),
                        isSignOff ? List.of(facts.copied()) : List.of(),
                        PLAN,
                        act,
                        facts.at(),
                        outcome.equals("submit") ? served(facts.due()) : List.of(),
                        step.equals(History.WITHDRAW) ? null : FINGERPRINT));
    }

    private static List<CutOff> served(@Nullable Deadline due) {
        return List.of(
                new CutOff("TSCC-WS-2", "TSCC-WS-2", "", due, true, false),
                new CutOff("COP-18", "COP-18", "", later(due), true, true));
    }

    private static Stream<Sample> notices(MadeUp facts) {
        var remark = new Remark(facts.somebody(), facts.words());
        return Stream.of(
                sample("notice", WorkPlanLetters.returned(facts.to(), PLAN, remark)),
                sample("plain", WorkPlanLetters.published(facts.to(), PLAN, facts.somebody(), null)),
                sample("observed", WorkPlanLetters.published(facts.to(), PLAN, facts.somebody(), facts.words())),
                sample(
                        "notice",
                        WorkPlanLetters.signatureVoid(
                                facts.to(), List.of(facts.copied()), PLAN, HOST, OTHER_HOST, remark)),
                sample("notice", WorkPlanLetters.withdrawn(facts.to(), PLAN, remark)),
                sample("notice", WorkPlanLetters.wentOnWithout(facts.to(), PLAN, OTHER_HOST, remark)));
    }

    private static Sample sample(String kind, Letter letter) {
        return new Sample(letter.template() + "/" + kind, letter);
    }
}
