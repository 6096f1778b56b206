package org.biennium.document;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What a document sums up to, as its template says.
 *
 * @param rows how many rows count, such as activities
 * @param amounts by ISO currency, in the currency's unit, with two decimals
 * @param open how many amounts are still to be determined
 */
public record Totals(int rows, SortedMap<String, BigDecimal> amounts, int open) {}
