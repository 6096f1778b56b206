package db.migration;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The engine's own tables, by the scripts of the engine's own jar; the application's role may use, not change them. */
public class V1__Engine extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        for (var part : PARTS) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
        var role = context.getConfiguration().getPlaceholders().get("application-role");
        try (var statement = context.getConnection().createStatement()) {
            var quoted = statement.enquoteIdentifier(role, true);
            statement.execute("grant select, insert, update, delete on all tables in schema public to " + quoted);
            statement.execute("revoke all on flyway_schema_history from " + quoted);
            statement.execute("grant usage on schema biennium to " + quoted);
        }
    }
}
