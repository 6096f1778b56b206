package org.biennium.mail;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import org.biennium.engine.Refusal;
import org.biennium.engine.StartLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which installation this is. A database knows the one it belongs to: where a copy of it is started by another, no mail
 * leaves until an administrator has said in words that it may.
 */
@Component
public class Installation {

    private final JdbcClient jdbc;
    private final String name;
    private final Clock clock;

    Installation(JdbcClient jdbc, @Value("${biennium.installation}") String name, Clock clock, StartLock start) {
        this.jdbc = jdbc;
        this.name = name.strip();
        this.clock = clock;
        start.alone(this::enter);
    }

    private void enter() {
        jdbc.sql("insert into biennium.installation (name) values (?) on conflict do nothing")
                .param(name)
                .update();
    }

    /** Whether the database belongs to this installation, so that mails may leave. */
    public boolean isOurs() {
        return known().equals(name);
    }

    /** The name of this one. */
    String name() {
        return name;
    }

    /** The one that the database belongs to. */
    String known() {
        return jdbc.sql("select name from biennium.installation")
                .query(String.class)
                .single();
    }

    /**
     * From now on the database belongs to this installation.
     *
     * @param typed its name, as the administrator wrote it
     * @throws Refusal when that is another
     */
    @Transactional
    public void confirm(String typed, String by) {
        if (!typed.strip().equals(name)) {
            throw new Refusal("page.installation.wrong", name);
        }
        jdbc.sql("update biennium.installation set name = ?, confirmed_by = ?, confirmed_at = ?")
                .params(name, by, clock.instant().atOffset(UTC))
                .update();
    }
}
