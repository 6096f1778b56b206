package org.biennium.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a letter did not go, as far as the mail server let it be known.
 *
 * @param text what it said, on one line
 * @param refused addresses that it refuses for good
 * @param ofTheServer it cannot be reached or does not let us in: no other letter would fare better
 * @param afterAcceptance it had taken the letter before the conversation broke off
 */
record Fault(String text, Set<String> refused, boolean ofTheServer, boolean afterAcceptance) {

    private static final int LONGEST_TEXT = 500;

    static Fault of(MailException exception) {
        var causes = causesOf(exception);
        var closing = exception instanceof MailSendException failed
                && failed.getCause() != null
                && failed.getFailedMessages().isEmpty();
        return new Fault(
                text(causes),
                refusedIn(causes),
                exception instanceof MailAuthenticationException
                        || causes.stream().anyMatch(IOException.class::isInstance),
                closing);
    }

    private static String text(List<Throwable> causes) {
        var last = causes.get(causes.size() - 1);
        // What a mail server said stands by itself; what the network did not say is told by the name of the fault.
        var said =
                last instanceof MessagingException && last.getMessage() != null ? last.getMessage() : last.toString();
        var text = Wording.line(said);
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static Set<String> refusedIn(List<Throwable> causes) {
        return causes.stream()
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(SMTPAddressFailedException.class::cast)
                .filter(refusal -> refusal.getReturnCode() / 100 == 5)
                .map(refusal -> refusal.getAddress().getAddress())
                .collect(Collectors.toSet());
    }

    // Mail exceptions hang on one another in three ways.
    private static List<Throwable> causesOf(MailException exception) {
        var causes = new ArrayList<Throwable>();
        causes.add(exception);
        for (var next = 0; next < causes.size(); next++) {
            var cause = causes.get(next);
            if (cause instanceof MailSendException failed) {
                add(causes, failed.getFailedMessages().values());
            }
            if (cause instanceof MessagingException failed && failed.getNextException() != null) {
                add(causes, List.of(failed.getNextException()));
            }
            if (cause.getCause() != null) {
                add(causes, List.of(cause.getCause()));
            }
        }
        return causes;
    }

    private static void add(List<Throwable> causes, Iterable<? extends Throwable> further) {
        further.forEach(cause -> {
            if (!causes.contains(cause)) {
                causes.add(cause);
            }
        });
    }
}
