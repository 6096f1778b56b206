package org.biennium.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The moments that stored filters ask for. They know this bean by its name, and the engine calls only what is public. */
@Component("tasklistClock")
public class TasklistClock {

    private final Clock clock;

    TasklistClock(Clock clock) {
        this.clock = clock;
    }

    public Date thisMoment() {
        return Date.from(clock.instant());
    }

    public Date inAWeek() {
        return Date.from(clock.instant().plus(Duration.ofDays(7)));
    }
}
