package org.biennium.web;

import java.awt.ComponentOrientation;
import java.util.Locale;

/** Which way a language runs, as HTML names it. */
final class Direction {

    private Direction() {}

    static String of(Locale locale) {
        return ComponentOrientation.getOrientation(locale).isLeftToRight() ? "ltr" : "rtl";
    }
}
