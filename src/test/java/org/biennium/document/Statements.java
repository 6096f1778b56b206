package org.biennium.document;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What our own code says to the database. */
public final class Statements {

    private Statements() {}

    /** The statements on documents while this runs, from whatever thread. */
    public static List<String> during(Runnable work) {
        return during("biennium.document", work);
    }

    /** The statements that name this while it runs, from whatever thread. */
    public static List<String> during(String named, Runnable work) {
        var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var heard = new ListAppender<ILoggingEvent>();
        var level = log.getLevel();
        heard.start();
        log.addAppender(heard);
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        try {
            work.run();
        } finally {
            log.setAdditive(true);
            log.setLevel(level);
            log.detachAppender(heard);
        }
        return List.copyOf(heard.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(named))
                .toList();
    }
}
