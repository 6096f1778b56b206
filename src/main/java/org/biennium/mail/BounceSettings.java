package org.biennium.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox to which letters come back that could not be delivered, read by IMAP.
 *
 * @param host empty: none is read
 * @param port zero: the usual one
 * @param tls whether the line is encrypted from the beginning
 * @param batch messages read in one round at most
 * @param largest bytes of a message that are read at most; where a letter comes back whole, its end is of no interest
 * @param patience how long the mailbox may take for one answer
 */
@ConfigurationProperties("biennium.bounces")
record BounceSettings(
        @DefaultValue("") String host,
        @DefaultValue("0") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("true") boolean tls,
        @DefaultValue("100") int batch,
        @DefaultValue("262144") int largest,
        @DefaultValue("20s") Duration patience) {

    boolean areRead() {
        return !host.isBlank();
    }
}
