package org.biennium.meeting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What an officer enters about a quiet window, as it was typed. */
record QuietForm(String first, String last, boolean everyYear, String name) {

    /** Reads the fields of a page; what was not sent is empty. */
    static QuietForm of(Map<String, String> sent) {
        return new QuietForm(
                sent.getOrDefault("first", "").strip(),
                sent.getOrDefault("last", "").strip(),
                "true".equals(sent.get("everyYear")),
                sent.getOrDefault("name", "").strip());
    }

    /** The fields to send along with the preview. */
    Map<String, String> fields() {
        return Map.of("first", first, "last", last, "everyYear", String.valueOf(everyYear), "name", name);
    }

    /** The fields that cannot stand as they are, each with the key of the sentence that says why. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        var begins = MeetingForm.date(first);
        var ends = MeetingForm.date(last);
        if (begins == null) {
            problems.put("first", "meeting.problem.day");
        }
        if (ends == null) {
            problems.put("last", "meeting.problem.day");
        } else if (begins != null && ends.isBefore(begins)) {
            problems.put("last", "meeting.quiet.problem.order");
        } else if (begins != null && !ends.isBefore(begins.plusDays(Quiet.LONGEST))) {
            problems.put("last", "meeting.quiet.problem.length");
        }
        if (!HolidayForm.isName(name)) {
            problems.put("name", "meeting.quiet.problem.name");
        }
        return problems;
    }

    /** The window as typed, once there are no problems. */
    Quiet.Window window() {
        return Quiet.Window.of(
                Objects.requireNonNull(MeetingForm.date(first)),
                Objects.requireNonNull(MeetingForm.date(last)),
                everyYear);
    }
}
