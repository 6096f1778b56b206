package org.biennium.engine;

/**
 * Who acts and by which way.
 *
 * @param personId the authenticated person, never the assignee
 */
public record Actor(String personId, Channel channel) {

    /** The way an act came in, as the record keeps it. */
    public enum Channel {
        TASKLIST,
        PAGE,
        API
    }
}
