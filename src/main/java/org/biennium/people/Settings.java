package org.biennium.people;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sets for themselves.
 *
 * @param languages codes in the person's order, at least one
 * @param groupMails whether reminders come together once a week
 */
record Settings(
        List<String> languages, ZoneId zone, @Nullable String phone, boolean groupMails) {}
