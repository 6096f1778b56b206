package org.biennium.people;

import java.util.List;
import org.biennium.engine.Accounts;
import org.biennium.engine.StartLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Outside the trial nothing starts without an administrator, or where a password is in use that anybody would try. */
@Component
@Profile("!demo")
@EnableConfigurationProperties(AdministratorProperties.class)
class StartCheck implements SmartInitializingSingleton {

    private final AdministratorProperties given;
    private final FirstAdministrator administrator;
    private final Accounts accounts;
    private final JdbcConnectionDetails database;
    private final StartLock start;

    StartCheck(
            AdministratorProperties given,
            FirstAdministrator administrator,
            Accounts accounts,
            JdbcConnectionDetails database,
            StartLock start) {
        this.given = given;
        this.administrator = administrator;
        this.accounts = accounts;
        this.database = database;
        this.start = start;
    }

    @Override
    public void afterSingletonsInstantiated() {
        requireGoodDatabasePassword(database.getUsername(), database.getPassword());
        start.alone(() -> {
            requireGoodPasswords(accounts.withPasswordAmong(KnownPasswords.ALL));
            administrator.ensure(given);
        });
    }

    static void requireGoodDatabasePassword(@Nullable String role, @Nullable String password) {
        if (role != null && password != null && !password.isEmpty() && KnownPasswords.isKnown(role, password)) {
            throw new StartRefused("the database role " + role + " has a well-known password, so give it another");
        }
    }

    static void requireGoodPasswords(List<String> accounts) {
        if (!accounts.isEmpty()) {
            var named = String.join(", ", accounts.subList(0, Math.min(3, accounts.size())));
            var others = accounts.size() > 3 ? " and " + (accounts.size() - 3) + " more" : "";
            throw new StartRefused("well-known passwords are in use (" + named + others
                    + "), so set others, or start on a database that never held the trial");
        }
    }
}
