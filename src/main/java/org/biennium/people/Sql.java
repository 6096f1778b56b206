package org.biennium.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Lists as PostgreSQL keeps them. */
final class Sql {

    private Sql() {}

    static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
