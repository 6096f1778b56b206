package org.biennium.mail;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.biennium.language.Dates;
import org.biennium.mail.Mails.Line;
import org.biennium.mail.Mails.Wanted;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: what was sent to whom, when, why, and how far it has come. */
@Controller
@RequestMapping("/mails")
class MailPages {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;
    private static final int LONGEST_SEARCH = 200;

    private final Mails mails;
    private final Resending resending;
    private final Envelopes envelopes;
    private final Enclosures enclosures;
    private final Bounces bounces;
    private final MailReaders readers;
    private final Installation installation;
    private final Dates dates;

    MailPages(
            Mails mails,
            Resending resending,
            Envelopes envelopes,
            Enclosures enclosures,
            Bounces bounces,
            MailReaders readers,
            Installation installation,
            Dates dates) {
        this.installation = installation;
        this.mails = mails;
        this.resending = resending;
        this.envelopes = envelopes;
        this.enclosures = enclosures;
        this.bounces = bounces;
        this.readers = readers;
        this.dates = dates;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "1") int page,
            Principal signedIn,
            Model model,
            Locale locale) {
        var reader = readers.require(signedIn).person();
        var chosen = Arrays.stream(Mail.State.values())
                .filter(one -> one.code().equals(state))
                .findFirst();
        var words = text.replace('\0', ' ').strip();
        words = words.substring(0, Math.min(words.length(), LONGEST_SEARCH));
        var number = Math.max(1, Math.min(page, LAST_PAGE));
        var found = mails.newest(new Wanted(chosen.orElse(null), words), (number - 1) * PAGE, PAGE + 1);
        model.addAttribute(
                "mails",
                found.stream()
                        .limit(PAGE)
                        .map(line -> listed(line, reader, locale))
                        .toList());
        model.addAttribute("silence", installation.isOurs() ? null : silence(signedIn));
        model.addAttribute("states", List.of(Mail.State.values()));
        model.addAttribute("chosen", chosen.map(Mail.State::code).orElse(""));
        model.addAttribute("text", words);
        model.addAttribute("page", number);
        model.addAttribute("isLast", found.size() <= PAGE);
        return "mail/mails";
    }

    /**
     * That no letter leaves.
     *
     * @param known the installation that the database belongs to
     * @param own this one
     * @param mayConfirm whether the reader may say that letters leave here from now on
     */
    record Silent(String known, String own, boolean mayConfirm) {}

    private Silent silence(Principal signedIn) {
        return new Silent(
                installation.known(),
                installation.name(),
                readers.require(signedIn).isAdministrator());
    }

    @GetMapping("/{id}")
    String mail(@PathVariable String id, Principal signedIn, Model model, Locale locale) {
        var reader = readers.require(signedIn);
        var mail = mail(id);
        model.addAttribute("mail", shown(mail, reader.person(), locale));
        model.addAttribute("heads", envelopes.heads(mail));
        model.addAttribute("files", enclosures.namesOf(mail.id()));
        model.addAttribute(
                "returns",
                bounces.of(mail.id()).stream()
                        .map(it -> new CameBack(
                                it, dates.moment(it.at(), reader.person().zone(), locale)))
                        .toList());
        model.addAttribute("mayOpenPlan", reader.isOfficer());
        model.addAttribute("again", mail.isGivenUp() ? again(mail) : null);
        return "mail/mail";
    }

    /**
     * A letter that can be sent again.
     *
     * @param address to which it goes
     */
    record Again(String address, boolean canReach) {}

    private Again again(Mail mail) {
        var address = resending.addressOf(mail);
        return new Again(address, Outbox.faultIn(address) == null);
    }

    /** What a mail server further on said of a letter, with its time as the reader has it. */
    record CameBack(Bounces.Returned returned, String at) {}

    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable String id, Principal signedIn) {
        readers.require(signedIn);
        return MailReaders.shown(mail(id).html());
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable String id, Principal signedIn, RedirectAttributes page) {
        readers.require(signedIn);
        page.addFlashAttribute("outcome", resending.send(mail(id)).code());
        return "redirect:/mails/" + id;
    }

    /** A letter in the list, with its time and the name of its language as the reader has them. */
    record Listed(Line mail, String writtenAt, String language, List<String> copies) {}

    private Listed listed(Line mail, Person reader, Locale locale) {
        return new Listed(
                mail,
                dates.moment(mail.writtenAt(), reader.zone(), locale),
                mail.language().getDisplayLanguage(locale),
                mail.copies().stream().map(Envelopes::nameIn).toList());
    }

    /** A letter with its times and the name of its language as the reader has them. */
    record Shown(
            Mail mail,
            String language,
            String writtenAt,
            @Nullable String sentAt,
            @Nullable String nextAttemptAt) {

        /** Who said what is wrong, as the end of a message key: the server of the letter or of its copies, or we. */
        public String fault() {
            return mail.sentAt() != null ? "copies" : Outbox.faultIn(mail.address()) != null ? "address" : "server";
        }
    }

    private Shown shown(Mail mail, Person reader, Locale locale) {
        return new Shown(
                mail,
                mail.language().getDisplayLanguage(locale),
                dates.moment(mail.writtenAt(), reader.zone(), locale),
                moment(mail.sentAt(), reader, locale),
                moment(mail.nextAttemptAt(), reader, locale));
    }

    private @Nullable String moment(@Nullable Instant instant, Person reader, Locale locale) {
        return instant == null ? null : dates.moment(instant, reader.zone(), locale);
    }

    private Mail mail(String id) {
        try {
            return mails.find(UUID.fromString(id)).orElseThrow(MailReaders::nothingHere);
        } catch (IllegalArgumentException noId) {
            throw MailReaders.nothingHere();
        }
    }
}
