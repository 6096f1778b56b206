package org.biennium.document;

import java.util.List;
import java.util.UUID;

/**
 * A comment as somebody sends it.
 *
 * @param id made where it is written, so that what is sent twice is kept once
 * @param mentions ids of those who are to be told; that they may read it is the caller's to know
 */
public record NewComment(UUID id, String text, List<String> mentions, String by) {

    public NewComment {
        mentions = mentions.stream().distinct().toList();
    }

    NewComment as(UUID otherId, String otherText) {
        return new NewComment(otherId, otherText, mentions, by);
    }
}
