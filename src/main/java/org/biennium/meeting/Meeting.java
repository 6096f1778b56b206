package org.biennium.meeting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A meeting on which dates hang: of the Convention, of the centres, or a call.
 *
 * @param code such as COP-18
 * @param titles by code of language
 * @param first its first day, null while it is not known; then the last is not known either
 * @param country ISO 3166-1 alpha-2 code
 * @param zone where its own deadlines end; there whenever it has dates
 * @param partOf code of the meeting that it resumes or is a part of
 * @param source where the dates were read
 * @param certainty how sure they are, in an officer's words
 * @param revision counts the edits
 */
record Meeting(
        String code,
        Map<String, String> titles,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable String city,
        @Nullable String country,
        @Nullable ZoneId zone,
        Status status,
        @Nullable String partOf,
        @Nullable String source,
        @Nullable String certainty,
        boolean hasDocuments,
        int revision) {

    /** How far a meeting has come. */
    enum Status {
        TENTATIVE,
        CONFIRMED,
        HELD,
        SUSPENDED,
        RESUMED,
        CANCELLED;

        /** The word in the database and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Its first day where something may hang on it: what is cancelled has none. */
    @Nullable
    LocalDate start() {
        return status == Status.CANCELLED ? null : first;
    }

    /** Its last day where something may hang on it. */
    @Nullable
    LocalDate end() {
        return status == Status.CANCELLED ? null : last;
    }

    /** Whether something can still be handed in for it. */
    boolean isToCome() {
        return status != Status.HELD && status != Status.CANCELLED;
    }

    public String title(Locale locale) {
        return titles.getOrDefault(locale.getLanguage(), titles.getOrDefault("en", code));
    }
}
