package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.biennium.workplan.Story.onThePage;
import static org.biennium.workplan.WorkPlanProcess.DRAFT;
import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;
import static org.biennium.workplan.WorkPlanProcess.VALIDATE;

import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.document.Documents;
import org.biennium.engine.Refusal;
import org.biennium.engine.StepDesk;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class WorkPlanProcessTest {

    @Autowired
    Story story;

    @Autowired
    StepDesk desk;

    @Autowired
    PlanActions actions;

    @Autowired
    Documents documents;

    @Autowired
    HistoryService engineHistory;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPlanThatEverybodyAgreesToIsSealedAndPublished() {
        var key = story.recommended("sahel");

        story.complete(key, VALIDATE, "gce-validator", "decision", "validate", "");

        assertThat(endOf(key)).isEqualTo("workPlanPublished");
        assertThat(story.plan(key).state()).isEqualTo(WorkPlan.State.PUBLISHED);
        assertThat(documents.sealed(story.plan(key).document())).get().satisfies(version -> {
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.sha256()).hasSize(64);
        });
    }

    @Test
    void aPlanValidatedWithObservationsIsPublishedAndKeepsThem() {
        var key = story.recommended("sahel");

        story.complete(
                key, VALIDATE, "gce-validator", "decision", "validate-with-observations", "Say more on monitoring");

        assertThat(story.plan(key).state()).isEqualTo(WorkPlan.State.PUBLISHED);
        assertThat(story.history(key).last(VALIDATE, 1)).get().satisfies(act -> {
            assertThat(act.content().outcome()).isEqualTo("validate-with-observations");
            assertThat(act.content().reason()).isEqualTo("Say more on monitoring");
        });
    }

    @Test
    void aHeadReturnsThePlanWithAReasonAndSignsItsSecondVersion() {
        var key = story.submitted("sahel");

        story.signOff(key, "oss", "return", "The budget of the training is missing");
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
        story.edit(key, "oss-drafter", "With the budget of the training");
        story.submit(key);
        story.sign(key, "oss");

        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
        assertThat(story.plan(key).version()).isEqualTo(2);
    }

    @Test
    void aReturnWithoutAReasonIsRefused() {
        var key = story.submitted("sahel");

        assertThatThrownBy(() -> story.signOff(key, "oss", "return", "  "))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("work-plan.reason-missing"));
        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan oss");
    }

    @Test
    void theValidatorReturnsThePlanToItsDraftersWhateverWasRecommended() {
        var key = story.recommended("sahel");

        story.complete(key, VALIDATE, "gce-validator", "decision", "return", "Two activities overlap");

        assertThat(story.openSteps(key)).containsExactly(DRAFT);
        assertThat(story.plan(key).state()).isEqualTo(WorkPlan.State.DRAFT);
    }

    @Test
    void aPlanThatLacksSomethingCompulsoryIsNotSubmitted() {
        var key = story.opened("sahel");

        assertThatThrownBy(() -> story.submit(key))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("work-plan.incomplete"));
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
    }

    @Test
    void theHeadOfTheLeadWithdrawsThePlan() {
        var key = story.signed("sahel");

        actions.withdraw(key, "The host agreement ends", onThePage("oss-head"));

        assertThat(endOf(key)).isEqualTo("workPlanWithdrawn");
        assertThat(story.plan(key).state()).isEqualTo(WorkPlan.State.WITHDRAWN);
    }

    @Test
    void aPublishedPlanCannotBeWithdrawn() {
        var key = story.recommended("sahel");
        story.complete(key, VALIDATE, "gce-validator", "decision", "validate", "");

        assertThatThrownBy(() -> actions.withdraw(key, "Too late", onThePage("oss-head")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("work-plan.has-ended"));
        assertThat(story.plan(key).state()).isEqualTo(WorkPlan.State.PUBLISHED);
    }

    @Test
    void aSecondPlanOfTheSameCentreAndPeriodIsRefused() {
        var key = story.opened("sahel");

        assertThatThrownBy(() -> desk.start(
                        "work-plan", Map.of("centre", "sahel", "period", Story.PERIOD), onThePage("gce-officer")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("work-plan.already-open"));
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
    }

    @Test
    void whatFollowsAWithdrawnPlanHasANumberOfItsOwn() {
        var first = story.opened("pacific");
        actions.withdraw(first, "Opened by mistake", onThePage("sprep-head"));

        var second = story.opened("pacific");

        assertThat(second).isNotEqualTo(first).startsWith("WP-2027-PACIFIC-");
    }

    @Test
    void everyHostOfAJointCentreSignsInParallel() {
        var key = story.submitted("centralasia");

        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan carec", "signOffWorkPlan iucnecaro");
    }

    @Test
    void aPartnersReturnClosesTheRoundAndTheSecondVersionIsSignedByAllAnew() {
        var key = story.submitted("centralasia");
        story.sign(key, "iucnecaro");

        story.signOff(key, "carec", "return", "Kazakhstan is missing");
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
        story.submit(key);

        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan carec", "signOffWorkPlan iucnecaro");
    }

    @Test
    void aPartnersReturnTakesTheOthersTasksAway() {
        var key = story.submitted("europe");

        story.signOff(key, "rbins", "return", "The museum collections are missing");

        assertThat(story.openSteps(key)).containsExactly(DRAFT);
    }

    @Test
    void aReservationOfAPartnerStandsOnThePlan() {
        var key = story.submitted("centralasia");
        story.sign(key, "iucnecaro");

        story.signOff(key, "carec", "sign-with-reservation", "Funding of activity 1 is not confirmed");

        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
        assertThat(story.history(key).answerOf("carec", 1)).get().satisfies(act -> assertThat(
                        act.content().reason())
                .isEqualTo("Funding of activity 1 is not confirmed"));
    }

    @Test
    void theOfficerGoesOnWithoutASilentPartner() {
        var key = story.submitted("centralasia");
        story.sign(key, "iucnecaro");

        actions.goOnWithout(key, "carec", "No answer since 4 January", onThePage("gce-officer"));

        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
    }

    @Test
    void theOfficerNeverGoesOnWithoutTheLead() {
        var key = story.submitted("centralasia");
        story.sign(key, "carec");

        assertThatThrownBy(() -> actions.goOnWithout(key, "iucnecaro", "Silent", onThePage("gce-officer")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("work-plan.never-without-the-lead"));
        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan iucnecaro");
    }

    @Test
    void aSubmissionIsTakenBackWhileNobodyHasOpenedIt() {
        var key = story.submitted("sahel");

        actions.takeBack(key, onThePage("oss-drafter"));

        assertThat(story.openSteps(key)).containsExactly(DRAFT);
        assertThat(story.plan(key).state()).isEqualTo(WorkPlan.State.DRAFT);
    }

    @Test
    void aSubmissionThatTheHeadHasOpenedIsNotTakenBack() {
        var key = story.submitted("sahel");
        story.opens(key, "oss", "oss-head");

        assertThatThrownBy(() -> actions.takeBack(key, onThePage("oss-drafter")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("work-plan.too-late-to-take-back"));
        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan oss");
    }

    @Test
    void aSignatureIsTakenBackWhileTheOfficerHasNotOpenedIt() {
        var key = story.signed("centralasia");

        actions.takeBack(key, onThePage("carec-head"));

        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan carec");
    }

    @Test
    void aSignatureIsTakenBackWhileThePartnersStillSign() {
        var key = story.submitted("centralasia");
        story.sign(key, "carec");

        actions.takeBack(key, onThePage("carec-head"));
        story.sign(key, "iucnecaro");
        story.sign(key, "carec");

        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
    }

    @Test
    void whatWasTakenBackIsNotTakenBackTwice() {
        var key = story.submitted("sahel");
        actions.takeBack(key, onThePage("oss-drafter"));

        assertThatThrownBy(() -> actions.takeBack(key, onThePage("oss-drafter")))
                .isInstanceOf(Refusal.class);
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
    }

    @Test
    void eachStepIsDueFromThePeriodsStartAndNeverBeginsOverdue() {
        var key = story.opened("sahel");

        // 13 weeks before 1 January 2027 has passed on 24 November 2026: the least 21 days count from today, to a
        // Friday.
        assertThat(story.due(key)).isEqualTo("2026-12-18T23:59-05:00[America/Toronto]");
    }

    @Test
    void aLetterNamesTheNextStepAsItIsDueWhenThisOneEndsInTime() {
        var key = story.opened("sahel");

        var letter = jdbc.sql("select text from biennium.mail where case_key = ?")
                .param(key)
                .query(String.class)
                .single();
        assertThat(letter).contains("18 décembre 2026").contains("15 janvier 2027");
    }

    private String endOf(String key) {
        return engineHistory
                .createHistoricActivityInstanceQuery()
                .processInstanceId(engineHistory
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .finished()
                        .singleResult()
                        .getId())
                .activityType("noneEndEvent")
                .singleResult()
                .getActivityId();
    }
}
