package org.biennium.meeting;

import java.util.Map;

/** What an officer enters about more time for all cases of a period, as it was typed. */
record ExtensionForm(String period, String milestone, String until, String reason) {

    /** Reads the fields of a page; what was not sent is empty. */
    static ExtensionForm of(Map<String, String> sent) {
        return new ExtensionForm(
                sent.getOrDefault("period", ""),
                sent.getOrDefault("milestone", ""),
                sent.getOrDefault("until", ""),
                sent.getOrDefault("reason", "").strip());
    }

    /** The fields to send along with the preview; the reason is given beside it. */
    Map<String, String> fields() {
        return Map.of("period", period, "milestone", milestone, "until", until);
    }
}
