package org.biennium.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.biennium.engine.Accounts;
import org.biennium.people.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks name and password, for the login page and for Basic alike. The roles are not kept with the sign-in: they are
 * looked up anew at each request.
 */
@Component
class SignIn implements AuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final Duration TIME_OF_A_REFUSAL = Duration.ofMillis(100);
    private static final String AN_ID = "[a-zA-Z0-9-]{1,64}";

    private final Accounts accounts;
    private final People people;
    private final Throttle throttle;
    private final KnownPlaces places;

    SignIn(Accounts accounts, People people, Throttle throttle, KnownPlaces places) {
        this.accounts = accounts;
        this.people = people;
        this.throttle = throttle;
        this.places = places;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        var began = System.nanoTime();
        var account = tried.getName().strip();
        if (!account.matches(AN_ID) || !(tried.getDetails() instanceof SignInDetails from)) {
            throw refused(began, "?", tried.getDetails());
        }
        var attempt = throttle.take(account, places.find(account, from));
        if (!accounts.check(account, String.valueOf(tried.getCredentials())) || !people.isOpen(account)) {
            throw refused(began, account, from);
        }
        attempt.succeeded();
        places.remember(account, from.address());
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
        signedIn.setDetails(from);
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    // An account that exists takes longer to refuse than one that does not; all refusals take the same time.
    private static BadCredentialsException refused(long began, String account, Object from) {
        log.info("Sign-in refused for {} from {}", account, from);
        try {
            TimeUnit.NANOSECONDS.sleep(TIME_OF_A_REFUSAL.toNanos() - (System.nanoTime() - began));
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
        }
        return new BadCredentialsException("Name or password is wrong");
    }
}
