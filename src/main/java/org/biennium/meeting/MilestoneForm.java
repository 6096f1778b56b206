package org.biennium.meeting;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an officer enters about a milestone, as it was typed. */
record MilestoneForm(
        String anchor,
        String amount,
        String unit,
        String weekend,
        String place,
        String zone,
        String at,
        String kind,
        String least,
        String grace) {

    private static final int MOST_DAYS = 2000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static MilestoneForm of(Map<String, String> sent) {
        return new MilestoneForm(
                text(sent, "anchor"),
                text(sent, "amount"),
                text(sent, "unit"),
                text(sent, "weekend"),
                text(sent, "place"),
                text(sent, "zone"),
                text(sent, "at"),
                text(sent, "kind"),
                text(sent, "least"),
                text(sent, "grace"));
    }

    static MilestoneForm of(Milestone milestone) {
        return new MilestoneForm(
                milestone.anchor(),
                String.valueOf(milestone.offset().amount()),
                milestone.offset().unit().code(),
                milestone.weekend().code(),
                Objects.toString(milestone.place(), ""),
                Objects.toString(milestone.zone(), ""),
                milestone.at().toString(),
                milestone.kind().code(),
                Objects.toString(milestone.leastDays(), ""),
                Objects.toString(milestone.grace(), ""));
    }

    /** The fields that cannot stand as they are, each with the key of the sentence that says why. */
    Map<String, String> problems(Almanac almanac) {
        var problems = new LinkedHashMap<String, String>();
        require(
                problems,
                "anchor",
                BackPlanning.DATES.contains(anchor)
                        || almanac.milestonesByCode().containsKey(anchor));
        var days = number(amount);
        require(problems, "amount", days != null && days >= -MOST_DAYS && days <= MOST_DAYS);
        require(problems, "unit", List.of(Offset.Unit.values()).stream().anyMatch(it -> it.code()
                .equals(unit)));
        require(problems, "weekend", List.of(Weekend.values()).stream().anyMatch(it -> it.code()
                .equals(weekend)));
        require(problems, "place", place.isEmpty() || COUNTRIES.contains(place));
        require(problems, "zone", zone.isEmpty() || ZoneId.getAvailableZoneIds().contains(zone));
        require(problems, "at", time() != null);
        require(problems, "kind", List.of(Milestone.Kind.values()).stream().anyMatch(it -> it.code()
                .equals(kind)));
        require(problems, "least", isDays(least));
        require(problems, "grace", isDays(grace));
        return problems;
    }

    /** The milestone as typed, once there are no problems. */
    Milestone milestone(Milestone known) {
        return new Milestone(
                known.code(),
                known.process(),
                known.step(),
                anchor,
                new Offset(Objects.requireNonNull(number(amount)), Offset.Unit.of(unit)),
                number(least),
                known.follows(),
                Milestone.Kind.of(kind),
                number(grace),
                place.isEmpty() ? null : place,
                zone.isEmpty() ? null : ZoneId.of(zone),
                Objects.requireNonNull(time()),
                Weekend.of(weekend));
    }

    /** The fields to send along with the preview. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("anchor", anchor);
        fields.put("amount", amount);
        fields.put("unit", unit);
        fields.put("weekend", weekend);
        fields.put("place", place);
        fields.put("zone", zone);
        fields.put("at", at);
        fields.put("kind", kind);
        fields.put("least", least);
        fields.put("grace", grace);
        return fields;
    }

    private static boolean isDays(String typed) {
        var days = number(typed);
        return typed.isEmpty() || days != null && days >= 0 && days <= 400;
    }

    private @Nullable LocalTime time() {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static @Nullable Integer number(String typed) {
        try {
            return Integer.valueOf(typed);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static void require(Map<String, String> problems, String field, boolean good) {
        if (!good) {
            problems.put(field, "meeting.milestone.problem." + field);
        }
    }

    private static String text(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "").strip();
    }
}
