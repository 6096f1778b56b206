package org.biennium.mail;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The outbox as administrators see it. For everybody else there is nothing here. */
@Controller
@RequestMapping("/mails")
class MailPages {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    // What somebody wrote is shown without scripts, without anything fetched, and cut off from the page around it.
    private static final String LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none';"
            + " base-uri 'none'; frame-ancestors 'self'; sandbox";

    private final Mails mails;
    private final Envelopes envelopes;
    private final People people;
    private final Dates dates;

    MailPages(Mails mails, Envelopes envelopes, People people, Dates dates) {
        this.mails = mails;
        this.envelopes = envelopes;
        this.people = people;
        this.dates = dates;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Principal reader,
            Model model,
            Locale locale) {
        var admin = admin(reader);
        var chosen = Arrays.stream(Mail.State.values())
                .filter(one -> one.code().equals(state))
                .findFirst();
        var number = Math.max(1, Math.min(page, LAST_PAGE));
        var found = mails.newest(chosen.orElse(null), (number - 1) * PAGE, PAGE + 1);
        model.addAttribute(
                "mails",
                found.stream()
                        .limit(PAGE)
                        .map(mail -> shown(mail, admin, locale))
                        .toList());
        model.addAttribute("states", List.of(Mail.State.values()));
        model.addAttribute("chosen", chosen.map(Mail.State::code).orElse(""));
        model.addAttribute("page", number);
        model.addAttribute("isLast", found.size() <= PAGE);
        return "mail/mails";
    }

    @GetMapping("/{id}")
    String mail(@PathVariable String id, Principal reader, Model model, Locale locale) {
        var admin = admin(reader);
        var mail = mail(id);
        model.addAttribute("mail", shown(mail, admin, locale));
        model.addAttribute("heads", envelopes.heads(mail));
        return "mail/mail";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable String id, Principal reader) {
        admin(reader);
        return ResponseEntity.ok()
                .header("Content-Security-Policy", LETTER_POLICY)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(mail(id).html());
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable String id, Principal reader) {
        admin(reader);
        mails.again(mail(id).id());
        return "redirect:/mails/" + id;
    }

    /** A letter with its times as the administrator's language and zone have them. */
    record Shown(
            Mail mail,
            String writtenAt,
            @Nullable String sentAt,
            @Nullable String nextAttemptAt) {}

    private Shown shown(Mail mail, Person reader, Locale locale) {
        return new Shown(
                mail,
                dates.moment(mail.writtenAt(), reader.zone(), locale),
                moment(mail.sentAt(), reader, locale),
                moment(mail.nextAttemptAt(), reader, locale));
    }

    private @Nullable String moment(@Nullable Instant instant, Person reader, Locale locale) {
        return instant == null ? null : dates.moment(instant, reader.zone(), locale);
    }

    private Person admin(Principal reader) {
        return Optional.of(reader.getName())
                .filter(id -> people.holds(id, Role.ADMIN, null))
                .flatMap(people::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Mail mail(String id) {
        try {
            return mails.find(UUID.fromString(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException noId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
