package org.biennium.meeting;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bienniums known. */
@Component
public class Periods {

    private final JdbcClient database;

    Periods(JdbcClient database, ReferenceDates loaded) {
        requireNonNull(loaded);
        this.database = database;
    }

    /** All, the earliest first. */
    public List<Period> all() {
        return database.sql("select code, first_day, last_day from biennium.period order by first_day")
                .query((row, number) -> new Period(
                        row.getString("code"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }

    public Optional<Period> find(String code) {
        return all().stream().filter(period -> period.code().equals(code)).findFirst();
    }
}
