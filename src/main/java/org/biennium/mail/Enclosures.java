package org.biennium.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that go with letters. */
@Component
class Enclosures {

    private static final Logger LOG = LoggerFactory.getLogger(Enclosures.class);
    private static final byte[] NOTHING = {};

    // Larger letters are refused by many servers, once the file is written in characters.
    private static final int MOST_BYTES = 7_000_000;

    private final JdbcClient jdbc;
    private final List<EnclosureSource> rooms;

    Enclosures(JdbcClient jdbc, List<EnclosureSource> rooms) {
        this.jdbc = jdbc;
        this.rooms = rooms;
    }

    /** A file as it travels. */
    record File(String name, String type, byte[] content) {}

    private record Kept(Enclosure enclosure, byte @Nullable [] content) {}

    void add(UUID mail, Enclosure enclosure) {
        jdbc.sql("insert into biennium.mail_enclosure (mail, room, what, file_name, type) values (?, ?, ?, ?, ?)")
                .params(mail, enclosure.room(), enclosure.what(), enclosure.fileName(), enclosure.type())
                .update();
    }

    /** The name of the file that goes with a letter, if one does. */
    Optional<String> nameOf(UUID mail) {
        return find(mail)
                .filter(kept -> kept.content() == null || kept.content().length > 0)
                .map(kept -> kept.enclosure().fileName());
    }

    /** The file that goes with a letter; drawn up the first time it is asked for, and the same ever after. */
    Optional<File> of(UUID mail) {
        return find(mail)
                .map(kept -> file(kept.enclosure(), kept.content() == null ? drawn(mail, kept) : kept.content()))
                .filter(file -> file.content().length > 0);
    }

    private Optional<Kept> find(UUID mail) {
        return jdbc.sql("select * from biennium.mail_enclosure where mail = ?")
                .param(mail)
                .query((found, row) -> new Kept(
                        new Enclosure(
                                found.getString("room"),
                                found.getString("what"),
                                found.getString("file_name"),
                                found.getString("type")),
                        found.getBytes("content")))
                .optional();
    }

    private static File file(Enclosure enclosure, byte[] content) {
        return new File(enclosure.fileName(), enclosure.type(), content);
    }

    private byte[] drawn(UUID mail, Kept kept) {
        var content = draw(mail, kept.enclosure());
        // Of two workers the first one's file goes with both.
        var isOurs = jdbc.sql("update biennium.mail_enclosure set content = ? where mail = ? and content is null")
                        .params(content, mail)
                        .update()
                == 1;
        return isOurs
                ? content
                : jdbc.sql("select content from biennium.mail_enclosure where mail = ?")
                        .param(mail)
                        .query(byte[].class)
                        .single();
    }

    /** No letter waits for its file: where it cannot be drawn up, or no server would take it, the letter goes alone. */
    private byte[] draw(UUID mail, Enclosure enclosure) {
        try {
            var content = rooms.stream()
                    .filter(room -> room.room().equals(enclosure.room()))
                    .findFirst()
                    .flatMap(room -> room.draw(enclosure.what()))
                    .orElse(NOTHING);
            return content.length <= MOST_BYTES ? content : NOTHING;
        } catch (RuntimeException e) {
            LOG.error("Letter {} goes without {}", mail, enclosure.fileName(), e);
            return NOTHING;
        }
    }
}
