package org.biennium.web;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.biennium.people.PasswordSet;
import org.biennium.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.stereotype.Component;

/**
 * The one-time codes: each for one account, of use once, for ten minutes, in the browser that asked. A browser asks also
 * where there is no account, so that nothing can be learned from guessing.
 */
@Component
class SignInCodes implements OneTimeTokenService {

    static final Duration VALIDITY = Duration.ofMinutes(10);

    /** Wrong codes that a browser may try before it has to ask anew. */
    static final int TRIES = 5;

    /** How it stands with what a browser asked for. */
    enum State {
        OPEN,
        EXPIRED,
        GUESSED,
        NONE;

        /** The word in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    SignInCodes(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** Notes that a browser asks. It waits for nobody: an answer that did would tell by its time that a code is made. */
    void open(AskingBrowser browser) {
        jdbc.sql("insert into biennium.sign_in_request (browser, expires_at) values (?, ?)")
                .params(browser.digest(), clock.instant().plus(VALIDITY).atOffset(UTC))
                .update();
    }

    State state(AskingBrowser browser) {
        return jdbc.sql("""
                        select case when tries >= :tries then 'GUESSED' when expires_at <= :now then 'EXPIRED' else 'OPEN' end
                        from biennium.sign_in_request where browser = :browser
                        """)
                .param("tries", TRIES)
                .param("now", now())
                .param("browser", browser.digest())
                .query(String.class)
                .optional()
                .map(State::valueOf)
                .orElse(State.NONE);
    }

    /**
     * Makes the code of a {@link CodeRequest}. Must be called in a transaction.
     *
     * @throws InvalidOneTimeTokenException when the browser has asked anew in the meantime
     */
    @Override
    public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
        var asked = (CodeRequest) request;
        // Locked: making the request void waits until this code is there to be void with it.
        var expiresAt = jdbc.sql(
                        "select expires_at from biennium.sign_in_request where browser = ? and expires_at > ? for key share")
                .params(asked.browser().digest(), now())
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> new InvalidOneTimeTokenException("Asked anew"));
        var code = SignInCode.fresh();
        jdbc.sql("insert into biennium.sign_in_code (browser, person, address, digest) values (?, ?, ?, ?)")
                .params(
                        asked.browser().digest(),
                        asked.person().id(),
                        asked.person().mail(),
                        asked.browser().digestOf(code))
                .update();
        return new DefaultOneTimeToken(code, asked.getUsername(), expiresAt.toInstant());
    }

    /**
     * Spends a code. Each statement stands alone: a try counts before it is looked at, and of two who bring the same code
     * only one finds it.
     */
    @Override
    public @Nullable OneTimeToken consume(OneTimeTokenAuthenticationToken typed) {
        var browser = (AskingBrowser) typed.getPrincipal();
        var code = SignInCode.read(typed.getTokenValue());
        if (!SignInCode.isWhole(code) || !takeTry(browser)) {
            return null;
        }
        var sent = jdbc.sql(
                        "delete from biennium.sign_in_code where browser = ? and digest = ? returning person, address")
                .params(browser.digest(), browser.digestOf(code))
                .query((row, number) -> new Sent(row.getString("person"), row.getString("address")))
                .optional();
        sent.ifPresent(found -> close(browser));
        return sent.filter(this::isStillGood)
                .map(found -> new DefaultOneTimeToken(code, found.person(), clock.instant()))
                .orElse(null);
    }

    /** The codes of a person are void: whoever gives an account a new password has the earlier ones end with it. */
    @EventListener
    void voidCodes(PasswordSet set) {
        jdbc.sql("delete from biennium.sign_in_code where person = ?")
                .param(set.person())
                .update();
    }

    /** Forgets what nobody needs to be told of any more. */
    void forgetOld() {
        jdbc.sql("delete from biennium.sign_in_request where expires_at < ?")
                .param(now().minus(AskingBrowser.REMEMBERED))
                .update();
    }

    private boolean takeTry(AskingBrowser browser) {
        return jdbc.sql("""
                                update biennium.sign_in_request set tries = tries + 1
                                where browser = ? and tries < ? and expires_at > ?
                                """).params(browser.digest(), TRIES, now()).update() == 1;
    }

    // A code that went to an address which is no longer the person's may be in somebody else's hands.
    private boolean isStillGood(Sent code) {
        return people.isOpen(code.person()) && people.get(code.person()).mail().equals(code.address());
    }

    /** What this browser asked for is void. */
    void close(AskingBrowser browser) {
        jdbc.sql("delete from biennium.sign_in_request where browser = ?")
                .param(browser.digest())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private record Sent(String person, String address) {}
}
