package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** For whom a part of a document is meant; also through whose eyes a reader reads. Each is within the next. */
public enum Audience {

    /** The people of the document's own centre, and the global coordination entity. */
    CENTRE,
    /** Everybody who takes part. */
    NETWORK,
    PUBLIC;

    /** Whether who reads with these eyes sees what is meant for this audience. */
    public boolean sees(Audience meantFor) {
        return compareTo(meantFor) <= 0;
    }

    /** The word in templates, in the database and in message keys. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Audience of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
