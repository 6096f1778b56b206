package org.biennium.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.biennium.mail.Bounces.Outcome;
import org.biennium.mail.Bounces.Place;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The mailbox to which letters come back. What is understood is marked as seen there; what is not lies unread, for
 * somebody to read.
 */
@Component
class BounceBox {

    private static final Logger LOG = LoggerFactory.getLogger(BounceBox.class);

    private final BounceSettings settings;
    private final Bounces bounces;
    private final Installation installation;

    private volatile @Nullable String fault;

    BounceBox(BounceSettings settings, Bounces bounces, Installation installation) {
        this.settings = settings;
        this.bounces = bounces;
        this.installation = installation;
    }

    /** Why the mailbox could not be read the last time; empty where it could, or none is read. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /**
     * Reads what has come, one batch at most. Nothing where the database belongs to another installation, whose mailbox
     * it is.
     *
     * @return how many messages told of a letter of ours
     */
    int round() {
        if (!settings.areRead() || !installation.isOurs()) {
            fault = null;
            return 0;
        }
        try (var store = session().getStore()) {
            store.connect(
                    settings.host(),
                    settings.port() == 0 ? -1 : settings.port(),
                    settings.username(),
                    settings.password());
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                var matched = read(folder);
                fault = null;
                return matched;
            }
        } catch (MessagingException | IOException e) {
            var said = Wording.line(String.valueOf(e.getMessage()));
            LOG.warn("The mailbox to which letters come back cannot be read: {}", said);
            fault = said;
            return 0;
        }
    }

    private int read(Folder folder) throws MessagingException, IOException {
        var uids = (UIDFolder) folder;
        var mailbox =
                settings.username() + "@" + settings.host() + "/" + settings.folder() + "/" + uids.getUIDValidity();
        var matched = 0;
        for (var message : unread(folder, uids, mailbox).entrySet()) {
            var outcome = bounces.record(
                    new Place(mailbox, message.getKey()), BounceReader.read(beginning(message.getValue())));
            if (outcome == Outcome.MATCHED) {
                message.getValue().setFlag(Flag.SEEN, true);
                matched++;
            } else if (outcome == Outcome.UNKNOWN) {
                LOG.warn(
                        "Message {} in {} tells of no letter of ours; it lies there unread", message.getKey(), mailbox);
            }
        }
        return matched;
    }

    private Map<Long, Message> unread(Folder folder, UIDFolder uids, String mailbox) throws MessagingException {
        var unseen = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(unseen, profile);
        var found = new LinkedHashMap<Long, Message>();
        for (var message : unseen) {
            found.put(uids.getUID(message), message);
        }
        found.keySet().removeAll(bounces.known(mailbox, found.keySet()));
        found.keySet().retainAll(found.keySet().stream().limit(settings.batch()).toList());
        return found;
    }

    private byte[] beginning(Message message) throws MessagingException, IOException {
        try (var stream = ((IMAPMessage) message).getMimeStream()) {
            return stream.readNBytes(settings.largest());
        }
    }

    private Session session() {
        var protocol = settings.tls() ? "imaps" : "imap";
        var prefix = "mail." + protocol + ".";
        var patience = Long.toString(settings.patience().toMillis());
        var properties = new Properties();
        properties.put("mail.store.protocol", protocol);
        properties.put(prefix + "connectiontimeout", patience);
        properties.put(prefix + "timeout", patience);
        properties.put(prefix + "writetimeout", patience);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        // Reading does not mark as seen.
        properties.put(prefix + "peek", "true");
        return Session.getInstance(properties);
    }
}
