package org.biennium.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toCollection;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biennium.mail.Bounce.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of mail servers about letters that could not be delivered: reports as of RFC 3464, and the plain ones of
 * servers that do not write them. Anybody may have written such a message: nothing in it is believed that
 * {@link Bounces} does not find in the outbox.
 */
final class BounceReader {

    private static final int DEEPEST = 4;
    private static final int MOST_PARTS = 50;
    private static final int MOST_LETTERS = 20;
    private static final int LONGEST_TEXT = 500;
    // A message that names thousands of addresses is about none of ours.
    private static final int MOST_ADDRESSES = 50;

    private static final int MOST_RULES = 1000;

    private static final Pattern RULE = Pattern.compile("\n--");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[0-9a-f-]{36}@[^<>\\s]{1,253}>");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\],;:\"]{1,64}@[^\\s<>()\\[\\],;:\"]{1,253}");
    private static final Pattern REFUSAL =
            Pattern.compile("(?m)^.*?(?<![\\d.])(?:([45])\\d\\d[ -]|([45])\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])).*$");
    private static final Pattern TYPE_OF_WORDS = Pattern.compile("(?s)^\\s*[\\w-]+\\s*;\\s*");
    private static final Set<String> SERVERS = Set.of("mailer-daemon", "postmaster");

    private static final Session SESSION = Session.getInstance(new Properties());

    private BounceReader() {}

    /**
     * @param message its beginning, as it came
     * @return empty where no mail server says in it that something could not be delivered
     */
    static Optional<Bounce> read(byte[] message) {
        // Each of these lines may begin a part, and a part costs more than its few letters.
        if (RULE.matcher(new String(message, ISO_8859_1))
                        .results()
                        .limit(MOST_RULES)
                        .count()
                == MOST_RULES) {
            return Optional.empty();
        }
        try {
            var parsed = new MimeMessage(SESSION, new ByteArrayInputStream(message));
            var parts = new ArrayList<Part>();
            collect(parsed, 0, parts);
            var report = parts.stream()
                    .filter(part -> isOf(part, "message/delivery-status"))
                    .findFirst();
            return report.isPresent()
                    ? reported(parsed, parts, report.get())
                    : isFromAServer(parsed) ? plain(parsed, parts, message) : Optional.empty();
        } catch (MessagingException | IOException | RuntimeException notToBeRead) {
            // Broken in a way that the parser does not know: somebody has to read it.
            return Optional.empty();
        }
    }

    private static void collect(Part part, int depth, List<Part> found) throws MessagingException, IOException {
        if (found.size() >= MOST_PARTS || depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (var at = 0; at < several.getCount() && found.size() < MOST_PARTS; at++) {
                BodyPart inner = several.getBodyPart(at);
                collect(inner, depth + 1, found);
            }
        } else {
            found.add(part);
        }
    }

    private static boolean isOf(Part part, String... types) {
        return Stream.of(types).anyMatch(type -> {
            try {
                return part.isMimeType(type);
            } catch (MessagingException e) {
                return false;
            }
        });
    }

    private static Optional<Bounce> reported(MimeMessage message, List<Part> parts, Part report)
            throws MessagingException, IOException {
        var letters = new LinkedHashSet<String>();
        for (var part : parts) {
            if (isOf(part, "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")) {
                letters.addAll(idsIn(new InternetHeaders(part.getInputStream()).getHeader("Message-ID")));
            }
        }
        if (letters.isEmpty()) {
            letters.addAll(named(message));
        }
        var addresses = new LinkedHashSet<String>();
        Kind worst = null;
        var said = "";
        var fields = new ByteArrayInputStream(report.getInputStream().readAllBytes());
        for (var group = 0; group < MOST_PARTS && fields.available() > 0; group++) {
            var recipient = new InternetHeaders(fields);
            var kind = kind(first(recipient, "Action"), first(recipient, "Status"));
            if (kind == null) {
                continue;
            }
            Stream.of("Original-Recipient", "Final-Recipient")
                    .map(name -> TYPE_OF_WORDS
                            .matcher(first(recipient, name))
                            .replaceFirst("")
                            .strip())
                    .map(BounceReader::bare)
                    .filter(address -> !address.isEmpty())
                    .forEach(addresses::add);
            if (worst == null || kind.compareTo(worst) < 0) {
                worst = kind;
                said = words(first(recipient, "Diagnostic-Code"), first(recipient, "Status"));
            }
        }
        return worst == null ? Optional.empty() : Optional.of(new Bounce(letters, addresses, worst, said));
    }

    private static @Nullable Kind kind(String action, String status) {
        return switch (action.strip().toLowerCase(Locale.ROOT)) {
            case "failed" -> status.strip().startsWith("4") ? Kind.TEMPORARY : Kind.PERMANENT;
            case "delayed" -> Kind.DELAYED;
            default -> null;
        };
    }

    private static String words(String diagnostic, String status) {
        var said = TYPE_OF_WORDS.matcher(diagnostic).replaceFirst("");
        return line(said.isBlank() ? status : said);
    }

    /** Servers write the head of what came back below words of their own, and the letter's id stands in it. */
    private static Optional<Bounce> plain(MimeMessage message, List<Part> parts, byte[] whole)
            throws MessagingException, IOException {
        var text = new StringBuilder(new String(whole, ISO_8859_1));
        var words = "";
        for (var part : parts) {
            if (isOf(part, "text/plain") && words.isEmpty()) {
                words = new String(part.getInputStream().readAllBytes(), ISO_8859_1);
                text.append('\n').append(words);
            }
        }
        var letters = new LinkedHashSet<>(idsIn(text.toString()));
        letters.addAll(named(message));
        var refusal = REFUSAL.matcher(words);
        if (letters.isEmpty() || !refusal.find()) {
            return Optional.empty();
        }
        var isPermanent = "5".equals(Objects.requireNonNullElse(refusal.group(1), refusal.group(2)));
        var addresses = Stream.concat(
                        Stream.of(Objects.requireNonNullElse(message.getHeader("X-Failed-Recipients", ","), ""))
                                .flatMap(failed -> Stream.of(failed.split(",", MOST_ADDRESSES)))
                                .map(BounceReader::bare),
                        ADDRESS.matcher(words)
                                .results()
                                .limit(MOST_ADDRESSES)
                                .map(MatchResult::group)
                                .map(BounceReader::bare))
                .filter(address -> !address.isEmpty())
                .collect(toCollection(LinkedHashSet::new));
        return Optional.of(
                new Bounce(letters, addresses, isPermanent ? Kind.PERMANENT : Kind.TEMPORARY, line(refusal.group())));
    }

    /** Absence notes and answers of people name our letters too: only what servers write counts. */
    private static boolean isFromAServer(MimeMessage message) throws MessagingException {
        var sender = message.getHeader("From", ",");
        return sender != null
                && ADDRESS.matcher(sender)
                        .results()
                        .map(MatchResult::group)
                        .map(address -> address.substring(0, address.indexOf('@')))
                        .anyMatch(name -> SERVERS.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> named(MimeMessage message) throws MessagingException {
        var ids = new LinkedHashSet<String>();
        ids.addAll(idsIn(message.getHeader("In-Reply-To")));
        ids.addAll(idsIn(message.getHeader("References")));
        return ids;
    }

    private static Set<String> idsIn(String @Nullable ... texts) {
        return texts == null
                ? Set.of()
                : Stream.of(texts)
                        .flatMap(text -> MESSAGE_ID.matcher(text).results())
                        .limit(MOST_LETTERS)
                        .map(MatchResult::group)
                        .collect(toCollection(LinkedHashSet::new));
    }

    private static String first(InternetHeaders headers, String name) {
        var values = headers.getHeader(name);
        return values == null ? "" : values[0];
    }

    private static String bare(String address) {
        return line(address).replaceAll("^<|[>.]+$", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String line(String text) {
        var line = Wording.line(text);
        return line.substring(0, Math.min(line.length(), LONGEST_TEXT));
    }
}
