package org.biennium.document;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Documents of any template: plans now, reviews and reports later. */
public interface Documents {

    /**
     * A new, empty document of the newest published version of a template.
     *
     * @param template code, such as work-plan
     * @param language of the original text, a two-letter code
     */
    UUID create(String template, String language, String personId);

    /** What is compulsory and still missing, in the order of the template. Empty when the document may be submitted. */
    List<Missing> missing(UUID document);

    /**
     * Takes an immutable version of the text as it stands.
     *
     * @return its number, counted from 1
     */
    int takeVersion(UUID document, String personId);

    /** Marks a version as the sealed one. There is at most one for a document, for good. */
    void seal(UUID document, int version, String personId);

    /** Who has saved an edit since this version was taken; since the beginning for version 0. */
    Set<String> authorsSince(UUID document, int version);
}
