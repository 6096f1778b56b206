package org.biennium.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The moments that stored filters ask for; they know this bean by its name. */
@Component("tasklistClock")
class TasklistClock {

    private final Clock clock;

    TasklistClock(Clock clock) {
        this.clock = clock;
    }

    public Date now() {
        return Date.from(clock.instant());
    }

    public Date inAWeek() {
        return Date.from(clock.instant().plus(Duration.ofDays(7)));
    }
}
