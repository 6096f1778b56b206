package org.biennium.workplan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.biennium.document.Content;
import org.biennium.document.Finding;
import org.biennium.document.FindingView;
import org.biennium.document.Missing;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences on a plan's pages that name persons, moments and places. */
@Component
class PlanTexts {

    private final People people;
    private final MessageSource messages;
    private final Dates dates;

    PlanTexts(People people, MessageSource messages, Dates dates) {
        this.people = people;
        this.messages = messages;
        this.dates = dates;
    }

    /** Something missing and the address of its place. */
    record Lack(String section, String label, String address) {}

    List<Lack> lacks(PlanView plan, Content content, List<Missing> missing, Locale locale) {
        return missing.stream()
                .map(it -> new Lack(it.section(), it.label(content.template(), locale), PlanLinks.to(plan.key(), it)))
                .toList();
    }

    /** What a check has to say, and the address of its place. */
    record Noted(Finding.Level level, String section, String place, String sentence, String address) {}

    /** All that does not keep the plan from being submitted. */
    List<Noted> noted(PlanView plan, List<FindingView> findings) {
        return findings.stream()
                .filter(it -> it.level() != Finding.Level.BLOCKER)
                .map(it -> new Noted(it.level(), it.section(), it.place(), it.sentence(), PlanLinks.to(plan, it)))
                .toList();
    }

    /** Who saved, and when by the reader's own clock. */
    @Nullable
    String saved(Content.@Nullable Saved saved, String readerId, Locale locale) {
        return saved == null
                ? null
                : say("document.saved.by", locale, name(saved.by()), moment(saved.at(), readerId, locale));
    }

    /** When it was last saved, in short; with the day and the person where that was not just now. */
    @Nullable
    String justSaved(Content.@Nullable Saved saved, String readerId, Locale locale) {
        if (saved == null || !saved.by().equals(readerId)) {
            return saved(saved, readerId, locale);
        }
        return say(
                "document.saved.at",
                locale,
                dates.hour(saved.at(), people.get(readerId).zone(), locale));
    }

    /** A sentence about somebody who came first. */
    String first(String key, Content.Saved saved, String readerId, Locale locale) {
        return say(key, locale, name(saved.by()), moment(saved.at(), readerId, locale));
    }

    /** Who else changed a field and when; oneself in another window or on another device. */
    String alsoChanged(Content.Saved saved, String readerId, Locale locale) {
        return saved.by().equals(readerId)
                ? say("document.conflict.told.myself", locale, moment(saved.at(), readerId, locale))
                : first("document.conflict.told", saved, readerId, locale);
    }

    private String name(String personId) {
        return people.find(personId).map(Person::name).orElse(personId);
    }

    private String moment(Instant instant, String readerId, Locale locale) {
        return dates.moment(instant, people.get(readerId).zone(), locale);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
