package org.biennium.people;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What plans are tagged with: goals and targets of the Kunming-Montreal Framework ({@code target.<code>} in the
 * messages) and the objectives of the cooperation ({@code objective.<code>}).
 */
@Component
public class Framework {

    private final List<String> goals;
    private final List<String> targets;
    private final List<String> objectives;

    Framework(JdbcClient database, ReferenceData loaded) {
        requireNonNull(loaded);
        goals = codes(database, "select code from biennium.framework_target where kind = 'goal' order by code");
        targets = codes(database, "select code from biennium.framework_target where kind = 'target' order by code");
        objectives = codes(database, "select code from biennium.objective order by code");
    }

    public List<String> goals() {
        return goals;
    }

    public List<String> targets() {
        return targets;
    }

    public List<String> objectives() {
        return objectives;
    }

    private static List<String> codes(JdbcClient database, String query) {
        return List.copyOf(database.sql(query).query(String.class).list());
    }
}
