package org.biennium.workplan;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.engine.OpenStep;
import org.biennium.mail.Letter;
import org.biennium.meeting.Beside;
import org.biennium.meeting.CutOff;
import org.biennium.people.Person;
import org.biennium.record.NewAct;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The letters about work plans: what each one needs to know. Names are those of persons, as they write them; hosts and
 * centres are codes; reasons and remarks are people's own words of any length, shortened by the letter.
 */
final class WorkPlanLetters {

    private static final String KEYS = "mail.work-plan.";

    /** What can be taken back for a while. */
    private static final Set<String> TAKEABLE =
            Set.of("draft-work-plan.submit", "sign-off-work-plan.sign", "sign-off-work-plan.sign-with-reservation");

    /**
     * The plan that a letter is about.
     *
     * @param caseKey such as WP-2027-SAHEL
     * @param centre its code
     * @param period code, such as 2027-2028
     * @param version of which the letter speaks; 0 before the first
     */
    record About(String caseKey, String centre, String period, int version) {}

    /**
     * What somebody said at an earlier step.
     *
     * @param by name of the person
     */
    record Remark(String by, String text) {}

    private WorkPlanLetters() {}

    /**
     * To each person whose turn it is, when the step opens. After a return the drafters get this one, not also {@link
     * #returned}: it carries the reason.
     *
     * @param step its host is the one signed for
     * @param due null while to be determined
     * @param beside the dates that stand beside it
     * @param next when the step after this one is planned, null when not known
     * @param remark the reason of the return for the drafters, the recommendation's remark for the validator
     * @param hasRestrictedParts whether the version holds what does not go into mails
     */
    static Letter yourTurn(
            Person to,
            List<Person> copies,
            About plan,
            OpenStep step,
            @Nullable Deadline due,
            Beside beside,
            @Nullable Deadline next,
            @Nullable Remark remark,
            boolean hasRestrictedParts) {
        var keys = KEYS + "your-turn.";
        var name = step.step();
        var drafting = name.equals("draftWorkPlan");
        var isSignOff = name.equals(WorkPlanProcess.SIGN_OFF);
        var asked = drafting && plan.version() > 0 ? name + "-again" : name;
        var host = step.host() == null ? "" : host(step.host());
        var facts = new HashMap<String, Object>();
        facts.put("what", message(keys + "what." + asked, plan.period(), centre(plan), plan.version(), host));
        facts.put("why", beside.after(message(keys + "why." + name)));
        facts.put("open", message(isSignOff ? "mail.open.decision" : "mail.open.task"));
        facts.put("because", message(keys + "because." + name, host));
        if (due != null) {
            facts.put("due", due);
        }
        if (next != null) {
            facts.put("next", message(keys + "next", next));
        }
        if (isSignOff) {
            facts.put(
                    "enclosed", message(keys + (hasRestrictedParts ? "enclosed-in-part" : "enclosed"), plan.version()));
        }
        if (remark != null) {
            facts.put("quotedAs", message(keys + (drafting ? "reason" : "remark"), remark.by()));
            facts.put("quoted", remark.text());
        }
        var expected = due == null ? message(keys + "awaited." + asked) : message(keys + "expected." + asked, due);
        return new Letter(
                to,
                copies,
                "work-plan/your-turn",
                List.of(plan.period(), centre(plan), expected),
                facts,
                isSignOff ? PlanLinks.summary(plan.caseKey()) : "/tasks/" + step.taskId(),
                plan.caseKey(),
                step.taskId(),
                isSignOff ? List.of(PlanEnclosures.of(plan, to)) : List.of());
    }

    /** To the plan's people whose turn it is not, when somebody returns it to the drafters. */
    static Letter returned(Person to, About plan, Remark reason) {
        return notice(to, List.of(), plan, "returned", because(), reason(reason), reason.by());
    }

    /**
     * To the plan's people, when it is published.
     *
     * @param by name of the validator
     * @param observations what stays open for the next report, null when nothing does
     */
    static Letter published(Person to, About plan, String by, @Nullable String observations) {
        var quotation = observations == null ? null : new Quotation(KEYS + "published.observations", observations);
        var how = message(KEYS + "published." + (observations == null ? "plain" : "observed"));
        return notice(to, List.of(), plan, "published", because(), quotation, by, how);
    }

    /**
     * To whoever has signed a version that another host then returned, in place of {@link #returned}.
     *
     * @param host the one they signed for
     * @param returning the host that returned the version
     */
    static Letter signatureVoid(
            Person to, List<Person> copies, About plan, String host, String returning, Remark reason) {
        var because = message(KEYS + "signature-void.because", host(host));
        return notice(
                to, copies, plan, "signature-void", because, reason(reason), host(host), reason.by(), host(returning));
    }

    /**
     * To whoever has acted: what was recorded of it.
     *
     * @param act a submission, sign-off, recommendation, validation or withdrawal
     * @param at when it was recorded, where the deadline was
     * @param served the meetings that the plan serves: what is handed in serves all of them
     * @param fingerprint of the version it is about, null for a withdrawal
     */
    static Letter receipt(
            Person to,
            List<Person> copies,
            About plan,
            NewAct act,
            ZonedDateTime at,
            List<CutOff> served,
            @Nullable String fingerprint) {
        var keys = KEYS + "receipt.";
        var kind = Names.kebab(act.step()) + "." + act.outcome();
        var host = act.host() == null ? "" : host(act.host());
        var facts = new HashMap<String, Object>();
        facts.put("what", message(keys + "what." + kind, plan.period(), centre(plan), plan.version(), host));
        facts.put("recorded", at);
        facts.put("then", message(keys + "then." + kind));
        facts.put("because", message(keys + "because"));
        if (TAKEABLE.contains(kind)) {
            facts.put("takeBack", message(keys + "take-back." + Names.kebab(act.step())));
            if (!served.isEmpty()) {
                facts.put("serves", message(keys + "serves", served.size()));
                facts.put("served", served.stream().map(one -> serving(one, at)).toList());
            }
        }
        if (act.reason() != null && !act.reason().isBlank()) {
            facts.put("quotedAs", message(keys + "quoted"));
            facts.put("quoted", act.reason());
        }
        if (fingerprint != null) {
            facts.put("fingerprint", message("mail.fingerprint", plan.version(), fingerprint));
        }
        return new Letter(
                to,
                copies,
                "work-plan/receipt",
                List.of(plan.period(), centre(plan), message(keys + "for." + kind, plan.version())),
                facts,
                "/plans/" + plan.caseKey(),
                plan.caseKey(),
                act.taskId());
    }

    private static MessageSourceResolvable serving(CutOff cutOff, ZonedDateTime at) {
        var keys = KEYS + "receipt.serves.";
        if (!cutOff.isDated()) {
            return message(keys + "meeting", cutOff.title(), cutOff.when());
        }
        var deadline = cutOff.deadline();
        if (deadline == null) {
            return message(keys + "undated", cutOff.title());
        }
        var isLate = deadline.instant().isBefore(at.toInstant());
        return message(keys + (isLate ? "after" : "before"), cutOff.title(), deadline);
    }

    /** To the plan's people, when it is withdrawn. */
    static Letter withdrawn(Person to, About plan, Remark reason) {
        return notice(to, List.of(), plan, "withdrawn", because(), reason(reason), reason.by());
    }

    /**
     * To the plan's people, those of the host among them, when the officer goes on without a partner's sign-off.
     *
     * @param host the one that has not signed
     */
    static Letter wentOnWithout(Person to, About plan, String host, Remark reason) {
        return notice(to, List.of(), plan, "went-on-without", because(), reason(reason), host(host), reason.by());
    }

    private record Quotation(String key, String text) {}

    private static Quotation reason(Remark remark) {
        return new Quotation(KEYS + "reason", remark.text());
    }

    // Subject and first sentence name the same: period, centre, version, and what is handed over last.
    private static Letter notice(
            Person to,
            List<Person> copies,
            About plan,
            String kind,
            MessageSourceResolvable because,
            @Nullable Quotation quotation,
            Object... further) {
        var named = Stream.concat(Stream.of(plan.period(), centre(plan), plan.version()), Stream.of(further))
                .toList();
        var facts = new HashMap<String, Object>();
        facts.put("what", message(KEYS + kind + ".what", named.toArray()));
        facts.put("then", message(KEYS + kind + ".then"));
        facts.put("because", because);
        if (quotation != null) {
            facts.put("quotedAs", message(quotation.key()));
            facts.put("quoted", quotation.text());
        }
        return new Letter(
                to, copies, "work-plan/" + kind, named, facts, "/plans/" + plan.caseKey(), plan.caseKey(), null);
    }

    private static MessageSourceResolvable because() {
        return message(KEYS + "because");
    }

    private static MessageSourceResolvable centre(About plan) {
        return message("centre." + plan.centre());
    }

    private static MessageSourceResolvable host(String code) {
        return message("host." + code + ".acronym");
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
