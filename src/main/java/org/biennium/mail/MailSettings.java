package org.biennium.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters leave the house.
 *
 * @param from sender, as {@code Name <address>} or an address alone
 * @param replyTo where answers go; empty: to the sender
 * @param listId name of the list, by which people filter these letters
 * @param batch letters sent in one round at most
 * @param lease how long one worker keeps a letter to itself; longer than the longest conversation with the mail server
 * @param firstWait before the second attempt; doubled after each further one
 * @param longestWait between two attempts
 * @param attempts after which a letter is given up
 * @param tolerance age of the oldest waiting letter from which the outbox counts as delayed
 */
@ConfigurationProperties("biennium.mail")
record MailSettings(
        String from,
        @DefaultValue("") String replyTo,
        String listId,
        @DefaultValue("50") int batch,
        @DefaultValue("10m") Duration lease,
        @DefaultValue("1m") Duration firstWait,
        @DefaultValue("6h") Duration longestWait,
        @DefaultValue("18") int attempts,
        @DefaultValue("30m") Duration tolerance) {

    /** How long to wait after this attempt, counted from 1, has failed. */
    Duration waitAfter(int attempt) {
        // Twenty doublings of a minute are two years: no need to count further.
        var wait = firstWait.multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
