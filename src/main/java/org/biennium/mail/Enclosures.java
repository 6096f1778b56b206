package org.biennium.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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
    private final NamedParameterJdbcOperations batch;
    private final List<EnclosureSource> rooms;

    Enclosures(JdbcClient jdbc, NamedParameterJdbcOperations batch, List<EnclosureSource> rooms) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.rooms = rooms;
    }

    /** A file as it travels. */
    record File(String name, String type, byte[] content) {}

    private record Kept(int number, Enclosure enclosure, byte @Nullable [] content) {}

    /** The files of these letters, each in its order. */
    void add(Map<UUID, List<Enclosure>> files) {
        var rows = new ArrayList<SqlParameterSource>();
        files.forEach((mail, enclosures) -> {
            for (var number = 1; number <= enclosures.size(); number++) {
                var enclosure = enclosures.get(number - 1);
                rows.add(new MapSqlParameterSource("mail", mail)
                        .addValue("number", number)
                        .addValue("room", enclosure.room())
                        .addValue("what", enclosure.what())
                        .addValue("fileName", enclosure.fileName())
                        .addValue("type", enclosure.type()));
            }
        });
        if (!rows.isEmpty()) {
            batch.batchUpdate("""
                    insert into biennium.mail_enclosure (mail, number, room, what, file_name, type)
                    values (:mail, :number, :room, :what, :fileName, :type)
                    """, rows.toArray(SqlParameterSource[]::new));
        }
    }

    /** The names of the files that go with a letter. */
    List<String> namesOf(UUID mail) {
        return find(mail).stream()
                .filter(kept -> kept.content() == null || kept.content().length > 0)
                .map(kept -> kept.enclosure().fileName())
                .toList();
    }

    /** The files that go with a letter; drawn up the first time they are asked for, and the same ever after. */
    List<File> of(UUID mail) {
        return find(mail).stream()
                .map(kept -> file(kept.enclosure(), kept.content() == null ? drawn(mail, kept) : kept.content()))
                .filter(file -> file.content().length > 0)
                .toList();
    }

    private List<Kept> find(UUID mail) {
        return jdbc.sql("select * from biennium.mail_enclosure where mail = ? order by number")
                .param(mail)
                .query((found, row) -> new Kept(
                        found.getInt("number"),
                        new Enclosure(
                                found.getString("room"),
                                found.getString("what"),
                                found.getString("file_name"),
                                found.getString("type")),
                        found.getBytes("content")))
                .list();
    }

    private static File file(Enclosure enclosure, byte[] content) {
        return new File(enclosure.fileName(), enclosure.type(), content);
    }

    private byte[] drawn(UUID mail, Kept kept) {
        var content = draw(mail, kept.enclosure());
        // Of two workers the first one's file goes with both.
        var isOurs = jdbc.sql(
                                "update biennium.mail_enclosure set content = ? where mail = ? and number = ? and content is null")
                        .params(content, mail, kept.number())
                        .update()
                == 1;
        return isOurs
                ? content
                : jdbc.sql("select content from biennium.mail_enclosure where mail = ? and number = ?")
                        .params(mail, kept.number())
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
