package org.biennium;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** The clock of all tests: stands still at the story's first day until a test moves it. */
@Primary
public class TestClock extends Clock {

    public static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    /** Sets the clock back before each class, whatever the one before it did. */
    static final class SetBack implements TestExecutionListener {
        @Override
        public void beforeTestClass(TestContext context) {
            context.getApplicationContext().getBean(TestClock.class).set(START);
        }
    }
}
