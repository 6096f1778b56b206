package org.biennium.workplan;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** The formats in which a plan can be taken along, in the order they are offered. */
enum CopyFormat {
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    JSON("application/json");

    private final MediaType type;

    CopyFormat(String type) {
        this.type = MediaType.parseMediaType(type);
    }

    /** The end of its files' names, in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return type;
    }

    static Optional<CopyFormat> of(String code) {
        return Stream.of(values()).filter(format -> format.code().equals(code)).findFirst();
    }
}
