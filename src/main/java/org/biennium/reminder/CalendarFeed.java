package org.biennium.reminder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.ZoneOffset.UTC;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import org.biennium.people.People;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Everybody's own dates under an address that a calendar program asks without signing in. Whoever has the address sees them;
 * so it is shown once, only its digest is kept, and it can be revoked.
 */
@Controller("calendarFeed")
class CalendarFeed {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private final JdbcClient jdbc;
    private final Appointments appointments;
    private final Expectations expectations;
    private final People people;
    private final Staff staff;
    private final Clock clock;
    private final String address;

    CalendarFeed(
            JdbcClient jdbc,
            Appointments appointments,
            Expectations expectations,
            People people,
            Staff staff,
            Clock clock,
            @Value("${biennium.address}") String address) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.expectations = expectations;
        this.people = people;
        this.staff = staff;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /** Whether whoever has signed in has such an address; for the page of their settings. */
    public boolean exists() {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null
                && jdbc.sql("select exists (select from biennium.calendar_feed where person = ?)")
                        .param(signedIn.getName())
                        .query(Boolean.class)
                        .single();
    }

    @GetMapping("/calendar/{token:[A-Za-z0-9_-]+}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        var person = jdbc.sql("select person from biennium.calendar_feed where digest = ?")
                .param(digest(token))
                .query(String.class)
                .optional()
                .filter(people::isOpen)
                .flatMap(people::find)
                .orElseThrow(Staff::nothingHere);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(appointments.feed(expectations.openOf(staff.groupsOf(person.id())), person));
    }

    @PostMapping("/settings/calendar")
    String begin(Principal signedIn, RedirectAttributes next) {
        var random = new byte[BYTES];
        RANDOM.nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        jdbc.sql("""
                        insert into biennium.calendar_feed (person, digest, since) values (:person, :digest, :at)
                        on conflict (person) do update set digest = excluded.digest, since = excluded.since""")
                .param("person", signedIn.getName())
                .param("digest", digest(token))
                .param("at", clock.instant().atOffset(UTC))
                .update();
        next.addFlashAttribute("calendar", address + "/calendar/" + token + ".ics");
        return "redirect:/settings#calendar";
    }

    @PostMapping("/settings/calendar/revoke")
    String revoke(Principal signedIn) {
        jdbc.sql("delete from biennium.calendar_feed where person = ?")
                .param(signedIn.getName())
                .update();
        return "redirect:/settings#calendar";
    }

    private static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
