package org.biennium.people;

import java.util.regex.Pattern;

/**
 * A mail address that we can write to. Mail servers take plain Latin letters only: a domain in another script is written
 * in the form that begins with xn--.
 */
public final class MailAddress {

    private static final int LONGEST = 254;
    private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile("(?=[^@]{1,64}@)" + WORD + "(?:\\." + WORD + ")*@(?:" + LABEL
            + "\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private MailAddress() {}

    /** Whether this is one. */
    public static boolean isGood(String address) {
        return address.length() <= LONGEST && FORM.matcher(address).matches();
    }
}
