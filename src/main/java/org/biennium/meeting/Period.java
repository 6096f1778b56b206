package org.biennium.meeting;

import java.time.LocalDate;

/**
 * A biennium.
 *
 * @param code such as 2027-2028
 * @param start its first day
 * @param end its last day
 */
public record Period(String code, LocalDate start, LocalDate end) {}
