package org.biennium.reminder;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One reminder to one reader.
 *
 * @param number which one of its rule, from 1
 * @param day on which it falls by its rule, wherever the reader is
 * @param at when it may leave: eight in the morning where the reader is
 * @param silence why it is not sent, null where it is
 */
record Reminder(
        Rule rule,
        int number,
        LocalDate day,
        Instant at,
        @Nullable Silence silence) {}
