package org.biennium.mail;

import java.time.ZonedDateTime;
import org.biennium.engine.Deadline;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a sample letter is filled with.
 *
 * @param to who would receive it
 * @param copied who would receive a copy, where the letter goes in copy
 * @param somebody name of another person
 * @param words what that person wrote: a reason, a remark
 * @param due null: to be determined
 * @param at when what it tells of happened
 */
public record MadeUp(
        Person to,
        Person copied,
        String somebody,
        String words,
        @Nullable Deadline due,
        ZonedDateTime at) {}
