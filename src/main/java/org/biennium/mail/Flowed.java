package org.biennium.mail;

import java.util.stream.Collectors;

/**
 * Plain text with short lines that a mail program may join again, by RFC 3676: readable in eighty columns and on a phone. A
 * line that goes on in the next one ends with a space.
 */
final class Flowed {

    static final String CONTENT_TYPE = "text/plain; charset=UTF-8; format=flowed";

    private static final int WIDTH = 72;
    private static final String SIGNATURE = "-- ";

    private Flowed() {}

    static String of(String text) {
        return text.lines().map(Flowed::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String line) {
        if (line.equals(SIGNATURE) || line.equals(">")) {
            return line;
        }
        var quote = line.startsWith("> ") ? "> " : "";
        var rest = line.substring(quote.length()).stripTrailing();
        var broken = new StringBuilder();
        for (var end = lastSpace(rest); end > 0; end = lastSpace(rest)) {
            broken.append(quote)
                    .append(stuffed(quote, rest.substring(0, end + 1)))
                    .append('\n');
            rest = rest.substring(end + 1);
        }
        return broken.append(quote).append(stuffed(quote, rest)).toString();
    }

    /** Where to break the line; 0 where it is short enough or has no place for it. */
    private static int lastSpace(String line) {
        if (line.length() <= WIDTH) {
            return 0;
        }
        var within = line.lastIndexOf(' ', WIDTH - 1);
        return within > 0 ? within : Math.max(0, line.indexOf(' ', WIDTH));
    }

    // What begins like a quotation, a signature or a mailbox gets a space before it, which the mail program takes away.
    private static String stuffed(String quote, String line) {
        var isMistakable = line.startsWith(" ") || line.startsWith(">") || line.startsWith("From ");
        return quote.isEmpty() && isMistakable ? " " + line : line;
    }
}
