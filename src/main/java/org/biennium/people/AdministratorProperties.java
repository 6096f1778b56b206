package org.biennium.people;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The administrator that the environment gives: BIENNIUM_ADMINISTRATOR_ID, _PASSWORD and _MAIL. */
@ConfigurationProperties("biennium.administrator")
record AdministratorProperties(
        @Nullable String id,
        @Nullable String password,
        @Nullable String mail) {

    AdministratorProperties {
        id = given(id);
        password = given(password);
        mail = given(mail);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
