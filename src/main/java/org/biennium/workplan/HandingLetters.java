package org.biennium.workplan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.biennium.mail.Letter;
import org.biennium.people.Person;
import org.biennium.workplan.WorkPlanLetters.About;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The letters about parts of a plan that go from hand to hand. */
final class HandingLetters {

    private static final String KEYS = "mail.work-plan.handing.";

    /** What became of a part. */
    enum Kind {
        /** To whoever has it now. */
        HANDED,
        /** To whoever had handed it. */
        HANDED_BACK,
        HANDED_ON,
        /** To whoever had it until now. */
        TAKEN;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A part of a plan.
     *
     * @param name in the reader's language
     * @param link its address on this site
     */
    record Part(String name, String link) {}

    private HandingLetters() {}

    /**
     * @param by name of who acted
     * @param holder name of who has it now, or had it until now
     * @param note what was said with it
     */
    static Letter of(Kind kind, Person to, About plan, Part part, String by, String holder, @Nullable String note) {
        var facts = new HashMap<String, Object>();
        facts.put("what", message("what." + kind.code(), plan.period(), centre(plan), part.name(), by, holder));
        facts.put("then", message("then." + kind.code()));
        facts.put("because", message("because"));
        if (kind == Kind.HANDED && note != null) {
            facts.put("quotedAs", message("note", by));
            facts.put("quoted", note);
        }
        return new Letter(
                to,
                List.of(),
                "work-plan/handing",
                List.of(plan.period(), centre(plan), message("for." + kind.code(), part.name())),
                facts,
                part.link(),
                plan.caseKey(),
                null);
    }

    private static MessageSourceResolvable centre(About plan) {
        return new DefaultMessageSourceResolvable("centre." + plan.centre());
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {KEYS + key}, arguments);
    }
}
