package org.biennium.document;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a row is recognised when its sheet comes back.
 *
 * @param revision of the row when it was written into the sheet; 0 where the sheet does not say
 */
record RowMark(UUID row, int revision) {

    private static final Pattern MARK = Pattern.compile(
            "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\\.(\\d{1,9}))?",
            Pattern.CASE_INSENSITIVE);

    static @Nullable RowMark of(String text) {
        var found = MARK.matcher(text.strip());
        return found.matches()
                ? new RowMark(
                        UUID.fromString(found.group(1)), found.group(2) == null ? 0 : Integer.parseInt(found.group(2)))
                : null;
    }

    @Override
    public String toString() {
        return row + "." + revision;
    }
}
