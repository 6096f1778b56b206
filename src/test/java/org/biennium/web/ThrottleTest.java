package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.biennium.TestClock;
import org.biennium.web.Throttle.Place;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Place HERE = new Place("address 203.0.113.1", false, false);

    private final TestClock clock = new TestClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void slowsDownTriesOnOneAccountFromOneAddress() {
        fail("head", HERE, 5);

        assertThat(pause("head", HERE)).isEqualTo(Duration.ofMinutes(1));
        assertThatNoException().isThrownBy(() -> throttle.take("drafter", HERE));
    }

    @Test
    void letsTheNextTryThroughWhenTheTimeItToldIsOver() {
        fail("head", HERE, 5);

        clock.advance(pause("head", HERE));

        assertThatNoException().isThrownBy(() -> throttle.take("head", HERE));
        assertThat(pause("head", HERE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void doesNotLengthenThePauseForTriesThatItRefuses() {
        fail("head", HERE, 5);
        for (int i = 0; i < 100; i++) {
            pause("head", HERE);
        }

        assertThat(pause("head", HERE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void slowsDownAnAddressThatTriesManyAccounts() {
        for (int i = 0; i < 30; i++) {
            throttle.take("account" + i, HERE);
        }

        assertThat(pause("another", HERE)).isEqualTo(Duration.ofSeconds(30));
        assertThatNoException().isThrownBy(() -> throttle.take("another", at(2)));
    }

    @Test
    void slowsDownManyAddressesThatTryOneAccount() {
        for (int i = 10; i < 30; i++) {
            throttle.take("head", at(i));
        }

        assertThat(pause("head", at(99))).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void neverLocksAnOwnerOutOfAPlaceOfTheirs() {
        for (int i = 10; i < 30; i++) {
            throttle.take("head", at(i));
        }

        assertThatNoException().isThrownBy(() -> throttle.take("head", new Place("address 198.51.100.7", false, true)));
    }

    @Test
    void neverLocksAnOwnerOutOfTheirDeviceBehindAnAddressThatIsSlowed() {
        for (int i = 0; i < 30; i++) {
            throttle.take("account" + i, HERE);
        }

        assertThatNoException().isThrownBy(() -> throttle.take("head", new Place("device 1", true, true)));
    }

    @Test
    void forgetsTheWrongTriesOfAPlaceWithTheRightPassword() {
        fail("head", HERE, 4);

        throttle.take("head", HERE).succeeded();

        fail("head", HERE, 5);
        assertThat(pause("head", HERE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void doesNotCountRightPasswordsAgainstAnAddress() {
        for (int i = 0; i < 100; i++) {
            throttle.take("account" + i, HERE).succeeded();
        }

        assertThatNoException().isThrownBy(() -> throttle.take("another", HERE));
    }

    private void fail(String account, Place place, int times) {
        for (int i = 0; i < times; i++) {
            throttle.take(account, place);
        }
    }

    private Duration pause(String account, Place place) {
        var refused = catchThrowableOfType(TooManyAttempts.class, () -> throttle.take(account, place));
        assertThat(refused).as("a try that should be refused").isNotNull();
        return refused.pause();
    }

    private static Place at(int number) {
        return new Place("address 203.0.113." + number, false, false);
    }
}
