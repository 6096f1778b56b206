package org.biennium.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers, for the thread at work, which step is being completed through its form, and by which way. */
@Component
class OpenDoor {

    private final ThreadLocal<@Nullable String> step = new ThreadLocal<>();
    private final ThreadLocal<Actor.Channel> channel = ThreadLocal.withInitial(() -> Actor.Channel.TASKLIST);

    /** Runs the completion of one step. */
    void through(String taskId, Runnable completion) {
        step.set(taskId);
        try {
            completion.run();
        } finally {
            step.remove();
        }
    }

    boolean isOpenFor(String taskId) {
        return taskId.equals(step.get());
    }

    <T> T by(Actor.Channel way, Supplier<T> act) {
        channel.set(way);
        try {
            return act.get();
        } finally {
            channel.remove();
        }
    }

    Actor.Channel channel() {
        return channel.get();
    }
}
