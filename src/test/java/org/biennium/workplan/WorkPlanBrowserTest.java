package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.workplan.WorkPlanProcess.DRAFT;
import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;
import static org.biennium.workplan.WorkPlanProcess.VALIDATE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.document.Documents;
import org.biennium.web.TasklistWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stories of two plans as people live them: in Tasklist, before a browser, each in their own language. */
@BienniumTest
class WorkPlanBrowserTest {

    private static final String MESSAGE = "Première version, préparée avec les points focaux.";
    private static final String RETURN_REASON = "L’activité 1 n’a pas de partenaire : à compléter.";
    private static final String SECOND_MESSAGE = "Le partenaire de l’activité 1 est indiqué.";
    private static final String RECOMMENDATION = "Sound, funded and agreed with the countries.";
    private static final String VALIDATION = "A model for the other centres.";
    private static final String SUMMARY = "Le centre appuie huit pays dans le suivi des terres arides.";

    private static final List<String> NEEDED_WHERE_SEVERAL_HOLD_A_ROLE = List.of(
            "POST /camunda/api/engine/engine/default/task/{id}/claim",
            "POST /camunda/api/engine/engine/default/task/{id}/unclaim");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    private final TasklistWatch watch = new TasklistWatch();
    private final List<TasklistWindow> people = new ArrayList<>();

    @RegisterExtension
    final AfterTestExecutionCallback pictureOfAFailure =
            test -> test.getExecutionException().ifPresent(failure -> people.forEach(TasklistWindow::keepsAPicture));

    @AfterEach
    void everybodyLeaves() {
        people.forEach(TasklistWindow::close);
    }

    @Test
    void thePlanOfTheSaharaAndTheSahelIsDraftedReturnedSignedRecommendedValidatedAndPublished() {
        var key = isStartedInTasklist();
        var drafter = person("oss-drafter").signsIn();
        isRefusedWhileIncomplete(drafter, key);
        isFilledIn(drafter, key);
        isSubmitted(drafter, key);
        var head = person("oss-head").signsIn();
        isReturnedWithAReason(head, key);
        isSubmittedAgain(drafter, key);
        isSigned(head, key);
        isRecommended(key);
        var validator = isValidatedByTheLinkInTheMail(key);

        assertThatThePlanIsPublishedWithAllThatWasSaid(validator, key);
        drafter.page().navigate("/plans/" + key);
        Browser.screenshot(drafter.page(), "story-plan-published-fr");
        assertThat(watch.callsBesideTheList())
                .as("Calls of Tasklist that do not pass")
                .isEmpty();
        assertThat(watch.entriesWithoutACall())
                .as("Calls that pass although Tasklist does not need them")
                .isSubsetOf(NEEDED_WHERE_SEVERAL_HOLD_A_ROLE);
    }

    @Test
    void aPartnerReturnsTheJointPlanAndSignsItsSecondVersionWithAReservation() {
        var reason = "The steppe activities of Kazakhstan are missing";
        var reservation = "CAREC provides the training only if the host country agrees";
        var key = story.submitted("centralasia");

        var partner = person("carec-head").signsIn();
        partner.opens(task(key, "carec"));
        partner.chooses("Return for changes");
        partner.writes("Reservation or reason", reason);
        partner.completes();
        assertThat(story.openSteps(key)).containsExactly(DRAFT);

        var drafter = person("iucnecaro-drafter").signsIn();
        drafter.opens(task(key, DRAFT));
        assertThat(drafter.form()).containsText(reason);
        drafter.completes();
        var lead = person("iucnecaro-head").signsIn();
        lead.opens(task(key, "iucnecaro"));
        lead.chooses("Sign off the plan");
        lead.completes();
        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan carec");

        partner.opens(task(key, "carec"));
        partner.chooses("Sign off with a reservation");
        partner.writes("Reservation or reason", reservation);
        Browser.screenshot(partner.page(), "story-joint-sign-off");
        partner.completes();

        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
        var officer = person("gce-officer").comesBy("/plans/" + key).page();
        assertThat(officer.locator(".standing")).containsText("signed off version 2 with a reservation");
        assertThat(officer.locator(".standing blockquote")).hasText(reservation);
        Browser.screenshot(officer, "story-joint-plan");
    }

    private String isStartedInTasklist() {
        story.clear("sahel");
        var officer = person("gce-officer").signsIn();
        officer.opensTheList();
        officer.startsAPlan("Sahara and Sahel", Story.PERIOD, "story-start");
        officer.signsOut();
        return story.running("sahel");
    }

    private void isRefusedWhileIncomplete(TasklistWindow drafter, String key) {
        drafter.opensTheList();
        drafter.picks(task(key, DRAFT));
        assertThat(drafter.form()).containsText("Sahara et Sahel · 2027-2028");
        Browser.screenshot(drafter.page(), "story-list-and-form");
        drafter.writes("Message aux responsables des institutions hôtes", MESSAGE);

        drafter.isRefused(
                "Il manque encore 6 mentions obligatoires\u00a0: le plan ne peut pas encore être soumis.",
                "story-refusal");

        assertThat(drafter.form()).containsText("Il manque 6 mentions obligatoires.");
        assertThat(drafter.links())
                .hasSize(6)
                .contains(
                        new TasklistWindow.Link("Résumé › Résumé du plan", "/plans/" + key + "/sections/summary#text"))
                .allSatisfy(link -> assertThat(link.address()).startsWith("/plans/" + key + "/sections/"));
        assertThat(drafter.field("Message aux responsables")).hasValue(MESSAGE);
    }

    /** The summary in the browser, by the link in the form; the rest through the same door, but faster. */
    private void isFilledIn(TasklistWindow drafter, String key) {
        story.fill(key, "oss-drafter");
        var page = drafter.page();
        page.navigate(drafter.links().get(0).address());
        page.fill("#text", SUMMARY);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Enregistrer").setExact(true))
                .click();
        assertThat(page.locator("main .notice.ok")).containsText("Enregistré\u00a0: une modification.");
        Browser.screenshot(page, "story-editor");
    }

    private void isSubmitted(TasklistWindow drafter, String key) {
        drafter.opens(task(key, DRAFT));
        assertThat(drafter.form()).containsText("Il ne manque rien d’obligatoire");
        drafter.looksAtTheDiagram(DRAFT, "story-diagram");
        drafter.tab("FORM");
        drafter.writes("Message aux responsables", MESSAGE);
        drafter.completes();
        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan oss");
    }

    private void isReturnedWithAReason(TasklistWindow head, String key) {
        head.opensTheList();
        head.picks(task(key, "oss"));
        assertThat(head.form()).containsText(MESSAGE);
        head.chooses("Renvoyer pour modification");
        head.isRefused("Veuillez indiquer votre motif", "story-refusal-without-reason");
        assertThat(head.choice("Renvoyer pour modification")).isChecked();
        head.writes("Réserve ou motif", RETURN_REASON);
        Browser.screenshot(head.page(), "story-sign-off");
        head.completes();
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
    }

    private void isSubmittedAgain(TasklistWindow drafter, String key) {
        drafter.opens(task(key, DRAFT));
        assertThat(drafter.form()).containsText(RETURN_REASON);
        drafter.writes("Message aux responsables", SECOND_MESSAGE);
        Browser.screenshot(drafter.page(), "story-second-draft");
        drafter.completes();
        assertThat(story.plan(key).version()).isEqualTo(2);
    }

    private void isSigned(TasklistWindow head, String key) {
        head.opens(task(key, "oss"));
        head.chooses("Viser le plan");
        head.completes();
        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
    }

    private void isRecommended(String key) {
        var officer = person("gce-officer").signsIn();
        officer.opens(task(key, RECOMMEND));
        officer.chooses("Recommend validation");
        officer.writes("Remark", RECOMMENDATION);
        Browser.screenshot(officer.page(), "story-recommendation");
        officer.completes();
        assertThat(story.openSteps(key)).containsExactly(VALIDATE);
    }

    private TasklistWindow isValidatedByTheLinkInTheMail(String key) {
        var validator = person("gce-validator").comesBy(linkInTheMailTo("gce-validator", key));
        validator.standsBefore(task(key, VALIDATE));
        assertThat(validator.form()).containsText(RECOMMENDATION);
        validator.chooses("Validate the plan");
        validator.writes("Observations or reason", VALIDATION);
        validator.completes();
        return validator;
    }

    private void assertThatThePlanIsPublishedWithAllThatWasSaid(TasklistWindow reader, String key) {
        var sealed = documents.sealed(story.plan(key).document()).orElseThrow();
        var page = reader.page();
        page.navigate("/plans/" + key);
        Browser.screenshot(page, "story-plan-published");

        assertThat(page.locator(".plan-head .badge")).hasText("published");
        assertThat(page.locator(".plan-head")).containsText("2, final version");
        assertThat(page.locator(".plan-text")).containsText(SUMMARY);
        assertThat(page.locator(".receipt code")).hasText(sealed.sha256());
        assertThat(page.locator(".standing blockquote")).hasText(VALIDATION);
        assertThat(page.locator(".history blockquote").all().stream()
                        .map(Locator::textContent)
                        .toList())
                .containsExactly(MESSAGE, RETURN_REASON, SECOND_MESSAGE, RECOMMENDATION, VALIDATION);
    }

    private TasklistWindow person(String id) {
        var person = TasklistWindow.of(id, port);
        people.add(person);
        watch.follow(person.visit());
        return person;
    }

    private String task(String key, String stepOrHost) {
        return story.open(key, stepOrHost).taskId();
    }

    /** The path of the one link to a task in the one letter about this plan; its host is that of a real installation. */
    private String linkInTheMailTo(String recipient, String key) {
        var letter = jdbc.sql("select text from biennium.mail where recipient = ? and case_key = ?")
                .params(recipient, key)
                .query(String.class)
                .single();
        var link = Pattern.compile("/tasks/\\S+").matcher(letter);
        assertThat(link.find()).as("A link to the task in: " + letter).isTrue();
        return link.group();
    }
}
