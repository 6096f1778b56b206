package org.biennium.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers, for the thread at work, which step is being completed through its form, and by which way. */
@Component
class OpenDoor {

    private final ThreadLocal<@Nullable Passage> passage = new ThreadLocal<>();
    private final ThreadLocal<Actor.Channel> channel = ThreadLocal.withInitial(() -> Actor.Channel.TASKLIST);

    /** Runs the completion of one step by one person. */
    void through(String taskId, String personId, Runnable completion) {
        passage.set(new Passage(taskId, personId));
        try {
            completion.run();
        } finally {
            passage.remove();
        }
    }

    /** Who completes this step at this moment through its form; null when nobody does. */
    @Nullable
    String personAt(String taskId) {
        var now = passage.get();
        return now != null && now.taskId().equals(taskId) ? now.personId() : null;
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

    private record Passage(String taskId, String personId) {}
}
