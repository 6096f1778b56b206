package org.biennium;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * How long a piece of work took, once, and how much more it held than was held before: the most that was left after any
 * collection of garbage while it ran.
 */
public record Held(Duration took, double megabytes) {

    public static Held during(Runnable work) {
        var before = afterCollection();
        var most = new AtomicLong(before);
        NotificationListener listener = (notification, handback) ->
                most.accumulateAndGet(left((CompositeData) notification.getUserData()), Math::max);
        var collectors = ManagementFactory.getGarbageCollectorMXBeans();
        var server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (var collector : collectors) {
                server.addNotificationListener(collector.getObjectName(), listener, null, null);
            }
            try {
                var start = System.nanoTime();
                work.run();
                var took = Duration.ofNanos(System.nanoTime() - start);
                most.accumulateAndGet(afterCollection(), Math::max);
                return new Held(took, (most.get() - before) / 1_048_576.0);
            } finally {
                for (var collector : collectors) {
                    server.removeNotificationListener(collector.getObjectName(), listener);
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long left(CompositeData collection) {
        return GarbageCollectionNotificationInfo.from(collection)
                .getGcInfo()
                .getMemoryUsageAfterGc()
                .entrySet()
                .stream()
                .filter(pool -> pool.getKey().startsWith("G1"))
                .map(pool -> pool.getValue())
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static long afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
