package org.biennium.document;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of a document that was kept, without the text.
 *
 * @param name what a person called the draft; null for a version and for a draft that was kept by itself
 * @param restored what was restored right after the draft was kept by itself, else null
 * @param sha256 of the text as it was written down, in hexadecimal
 */
public record Edition(
        Id id, @Nullable String name, @Nullable Id restored, String sha256, String takenBy, Instant takenAt) {

    /** What was kept: a version that was submitted, or a draft. The two are counted apart. */
    public enum Kind {
        VERSION,
        DRAFT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How it is known within its document: version-2, draft-1.
     *
     * @param number counted from 1
     */
    public record Id(Kind kind, int number) {

        private static final Pattern CODE = Pattern.compile("(version|draft)-([1-9][0-9]{0,5})");

        public static Id version(int number) {
            return new Id(Kind.VERSION, number);
        }

        public static Id draft(int number) {
            return new Id(Kind.DRAFT, number);
        }

        /** Reads its code; empty for anything else. */
        public static Optional<Id> of(String code) {
            var found = CODE.matcher(code);
            return found.matches()
                    ? Optional.of(new Id(
                            Kind.valueOf(found.group(1).toUpperCase(Locale.ROOT)), Integer.parseInt(found.group(2))))
                    : Optional.empty();
        }

        public String code() {
            return kind.code() + "-" + number;
        }

        public boolean isVersion() {
            return kind == Kind.VERSION;
        }
    }
}
