package org.biennium.engine;

import java.util.Locale;

/** One word on every floor: the ways an identifier is spelt. */
public final class Names {

    private Names() {}

    /** {@code signOffWorkPlan} and {@code SignOffWorkPlan} as {@code sign-off-work-plan}. */
    public static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code work-plan} as {@code workPlan}. */
    public static String camel(String kebab) {
        var words = kebab.split("-");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return name.toString();
    }
}
