package org.biennium.workplan;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.biennium.document.Content;
import org.biennium.document.Copy;
import org.biennium.document.DocumentPages;
import org.biennium.document.Documents;
import org.biennium.document.Totals;
import org.biennium.document.Version;
import org.biennium.language.Dates;
import org.biennium.people.Centre;
import org.biennium.record.Act;
import org.biennium.record.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Plans to take along, for the eyes of one reader. */
@Component
class PlanCopies {

    private final ReadablePlans plans;
    private final Documents documents;
    private final DocumentPages pages;
    private final PlanVersions versions;
    private final Acts acts;
    private final ElsewherePlans elsewhere;
    private final PlanWords words;
    private final MessageSource messages;
    private final Dates dates;
    private final Clock clock;

    PlanCopies(
            ReadablePlans plans,
            Documents documents,
            DocumentPages pages,
            PlanVersions versions,
            Acts acts,
            ElsewherePlans elsewhere,
            PlanWords words,
            MessageSource messages,
            Dates dates,
            Clock clock) {
        this.plans = plans;
        this.documents = documents;
        this.pages = pages;
        this.versions = versions;
        this.acts = acts;
        this.elsewhere = elsewhere;
        this.words = words;
        this.messages = messages;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * A text of a plan that its reader may take along.
     *
     * @param version of which the text is, as its reader may see it; null for a draft
     */
    record Text(PlanView plan, @Nullable Version version, Content content) {

        byte[] json() {
            return version == null ? content.canonical() : version.canonical();
        }

        /** The name of its file, without what says the format. */
        String fileName() {
            return version == null ? plan.key() + "-draft" : PlanCopies.fileName(plan.key(), version.number());
        }
    }

    /** What a version's file is called, without what says the format. */
    static String fileName(String key, int version) {
        return key + "-version-" + version;
    }

    /** The text as it stands: while nobody writes, the version that was submitted last. */
    Text now(PlanView plan, String personId) {
        return Optional.of(plan)
                .filter(it -> it.state() == WorkPlan.State.IN_REVIEW || it.state() == WorkPlan.State.PUBLISHED)
                .flatMap(it -> of(it, it.version(), personId))
                .orElseGet(() -> new Text(plan, null, plans.text(plan)));
    }

    /** A version, if this person may read it. */
    Optional<Text> of(PlanView plan, int number, String personId) {
        return versions.find(plan, number, personId).map(version -> new Text(plan, version, documents.read(version)));
    }

    Copy copy(Text text, Locale locale) {
        var plan = text.plan();
        return new Copy(
                locale,
                say("document.plan.title", locale, say("centre." + plan.centre().code(), locale)),
                reference(text, locale),
                facts(text, locale),
                told(text).stream()
                        .map(act -> new Copy.Told(
                                words.of(act, locale), act.content().reason()))
                        .toList(),
                pages.reading(text.content(), locale));
    }

    private String reference(Text text, Locale locale) {
        var plan = text.plan();
        return text.version() == null
                ? say("copy.reference.draft", locale, plan.key(), today(locale))
                : say(
                        "copy.reference.version",
                        locale,
                        plan.key(),
                        text.version().number());
    }

    private List<Copy.Fact> facts(Text text, Locale locale) {
        var plan = text.plan();
        var facts = new ArrayList<Copy.Fact>();
        facts.add(fact("document.plan.period", plan.period().code().replace('-', '–'), locale));
        facts.add(fact(
                plan.centre().isJoint() ? "document.plan.hosts" : "document.plan.host",
                hosts(plan.centre(), locale),
                locale));
        facts.add(fact("copy.state", say("document.state." + plan.state().code(), locale), locale));
        var decidedElsewhere = elsewhere.told(plan.key(), locale);
        if (!decidedElsewhere.isEmpty()) {
            facts.add(fact("copy.decision", decidedElsewhere, locale));
        }
        facts.add(fact(
                "document.plan.language",
                Locale.forLanguageTag(text.content().language()).getDisplayLanguage(locale),
                locale));
        var totals = Totals.of(text.content());
        facts.add(fact("document.plan.activities", say("work-plan.facts.count", locale, totals.rows()), locale));
        var amounts = pages.amounts(totals, locale);
        if (!amounts.isEmpty()) {
            facts.add(fact("document.plan.budget", String.join(" + ", amounts), locale));
        }
        if (text.version() != null) {
            facts.add(fact("copy.fingerprint", text.version().sha256(), locale));
        }
        return facts;
    }

    private String hosts(Centre centre, Locale locale) {
        return String.join(
                "; ",
                centre.hosts().stream()
                        .map(host -> say("host." + host, locale)
                                + (centre.isJoint() && host.equals(centre.lead())
                                        ? " " + say("document.plan.lead", locale)
                                        : ""))
                        .toList());
    }

    /** What this reader is told of what was done up to this text. */
    private List<Act> told(Text text) {
        var plan = text.plan();
        var history = new History(acts.of(plan.key()));
        var number = text.version() == null ? plan.version() : text.version().number();
        return history.acts().stream()
                .filter(act -> act.content().version() <= number)
                .filter(act -> plan.isInside() || history.stands(act, number))
                .toList();
    }

    private Copy.Fact fact(String key, String value, Locale locale) {
        return new Copy.Fact(say(key, locale), value);
    }

    private String today(Locale locale) {
        return dates.day(clock.instant().atZone(clock.getZone()).toLocalDate(), locale);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
