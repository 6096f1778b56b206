package org.biennium.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document at a glance, set for one reader.
 *
 * @param rows how many rows count, such as activities
 * @param amounts what they sum up to
 * @param split how the amounts are told apart, such as the status of funding; null where they are not
 * @param countries all that the rows name, in the order of the alphabet
 */
public record GlancePage(
        int rows, List<String> amounts, @Nullable String split, List<Share> shares, List<Shown.Item> countries) {

    /** The amounts under one choice. */
    public record Share(String label, List<String> amounts) {}
}
