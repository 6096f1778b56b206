/** Biennium: the two-year cycle of the support centres, one package for each capability. */
@NullMarked
package org.biennium;

import org.jspecify.annotations.NullMarked;
