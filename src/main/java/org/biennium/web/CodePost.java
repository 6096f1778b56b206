package org.biennium.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.biennium.mail.Letter;
import org.biennium.mail.Outbox;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the letters with codes. It does so beside the answer, which therefore says nothing, by its words or by its time,
 * about whether there is such an account.
 */
@Component
class CodePost implements DisposableBean {

    static final String TEMPLATE = "web/sign-in-code";

    private static final Logger log = LoggerFactory.getLogger(CodePost.class);
    private static final int WAITING_AT_MOST = 1000;

    private final People people;
    private final SignInCodes codes;
    private final Throttle throttle;
    private final KnownPlaces places;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    // One at a time, the rest in a line; of a flood the rest is dropped.
    final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_AT_MOST),
            work -> new Thread(work, "sign-in-codes"),
            (work, full) -> log.warn("A request for a sign-in code was dropped: too many are waiting"));

    CodePost(
            People people,
            SignInCodes codes,
            Throttle throttle,
            KnownPlaces places,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.people = people;
        this.codes = codes;
        this.throttle = throttle;
        this.places = places;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /**
     * Sends a code to every open account of this name or mail address, soon; what the same browser asked for before is
     * void, what others asked for is not.
     */
    void send(String nameOrMail, AskingBrowser browser, Optional<AskingBrowser> before, SignInDetails from) {
        worker.execute(() -> {
            try {
                before.ifPresent(codes::close);
                codes.forgetOld();
                people.signingInAs(nameOrMail).forEach(person -> send(person, browser, from));
            } catch (RuntimeException e) {
                log.error("A request for a sign-in code from {} failed", from, e);
            }
        });
    }

    private void send(Person person, AskingBrowser browser, SignInDetails from) {
        try {
            throttle.takeCode(person.id(), places.find(person.id(), from));
            transaction.executeWithoutResult(status -> {
                var code = codes.generate(new CodeRequest(person, browser));
                outbox.write(letter(person), SignInCode.shown(code.getTokenValue()), code.getExpiresAt());
            });
            log.info("Sign-in code written for {}, asked for from {}", person.id(), from);
        } catch (TooManyAttempts | InvalidOneTimeTokenException e) {
            log.info("No sign-in code written for {}, asked for from {}: {}", person.id(), from, e.getMessage());
        }
    }

    static Letter letter(Person person) {
        return new Letter(
                person,
                List.of(),
                TEMPLATE,
                List.of(),
                Map.of(
                        "what", says("mail.web.sign-in-code.what", person.id()),
                        "validity", says("mail.web.sign-in-code.validity", SignInCodes.VALIDITY.toMinutes()),
                        "secret", Letter.SECRET,
                        "because", says("mail.web.sign-in-code.because")),
                "/login/code?c=" + Letter.SECRET,
                null,
                null);
    }

    private static MessageSourceResolvable says(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }
}
