package org.biennium.meeting;

/**
 * What an officer is about to remove, as the page says it.
 *
 * @param place the page of those that are left
 * @param title the key of its title
 * @param action where the removal is done
 */
record Removal(String what, String when, String place, String title, String action) {}
