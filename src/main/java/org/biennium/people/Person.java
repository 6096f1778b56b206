package org.biennium.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part.
 *
 * @param id the engine's user id, never reused
 * @param name as the person writes it
 * @param languages codes in the person's order, at least one; a code may not be shipped
 * @param locale the first of their languages that is shipped, else English
 * @param host code of the host the person belongs to, null for the coordination entity and others
 */
public record Person(
        String id,
        String name,
        String mail,
        List<String> languages,
        Locale locale,
        ZoneId zone,
        @Nullable String phone,
        @Nullable String host) {

    Person withMail(String other) {
        return new Person(id, name, other, languages, locale, zone, phone, host);
    }
}
