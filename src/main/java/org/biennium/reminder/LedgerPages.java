package org.biennium.reminder;

import java.security.Principal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.biennium.engine.Names;
import org.biennium.language.Dates;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why somebody was reminded, or why not: what the ledger says, for officers and administrators. */
@Controller
class LedgerPages {

    private static final Set<String> NOT_ARRIVED = Set.of("dead", "bounced");
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_SEARCH = 200;

    private final Ledger ledger;
    private final Rules rules;
    private final Staff staff;
    private final Dates dates;

    LedgerPages(Ledger ledger, Rules rules, Staff staff, Dates dates) {
        this.ledger = ledger;
        this.rules = rules;
        this.staff = staff;
        this.dates = dates;
    }

    /**
     * A decision as it is told.
     *
     * @param rule what the rule is called
     * @param step the step's name as message keys spell it
     * @param language its name in the reader's language
     * @param why what became of it, as the end of a message key
     */
    record Told(
            Ledger.Line line,
            String rule,
            String step,
            String due,
            String at,
            @Nullable String leavesAt,
            @Nullable String language,
            String why,
            @Nullable UUID mail) {}

    @GetMapping("/mails/reminders")
    String why(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") int page,
            Principal signedIn,
            Model model,
            Locale locale) {
        var reader = staff.require(signedIn, Role.OFFICER, Role.ADMIN);
        var words = text.replace('\0', ' ').strip();
        words = words.substring(0, Math.min(words.length(), LONGEST_SEARCH));
        var number = Math.max(1, Math.min(page, LAST_PAGE));
        var found = ledger.newest(words, (number - 1) * PAGE, PAGE + 1);
        var names = rules.names(locale);
        model.addAttribute(
                "lines",
                found.stream()
                        .limit(PAGE)
                        .map(line -> told(line, names.getOrDefault(line.rule(), line.rule()), reader.zone(), locale))
                        .toList());
        model.addAttribute("text", words);
        model.addAttribute("page", number);
        model.addAttribute("isLast", found.size() <= PAGE);
        return "reminder/ledger";
    }

    private static String why(Ledger.Line line) {
        if (line.reason() != null) {
            return line.reason();
        }
        return line.arrival() != null && NOT_ARRIVED.contains(line.arrival()) ? line.arrival() : line.result();
    }

    private Told told(Ledger.Line line, String rule, ZoneId here, Locale locale) {
        return new Told(
                line,
                rule,
                Names.kebab(line.step()),
                dates.day(line.due(), locale),
                dates.moment(line.decidedAt(), here, locale),
                line.leavesAt() == null || line.reason() != null ? null : dates.moment(line.leavesAt(), here, locale),
                line.language().isEmpty()
                        ? null
                        : Locale.forLanguageTag(line.language()).getDisplayLanguage(locale),
                why(line),
                line.mail());
    }
}
