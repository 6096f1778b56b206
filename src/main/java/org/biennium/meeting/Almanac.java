package org.biennium.meeting;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;

/**
 * Everything that dates are computed from, as it stands at one moment. Two almanacs that differ in one meeting tell what its
 * move does.
 *
 * @param periods by code
 * @param meetings by code
 * @param served which meetings cases serve
 * @param settled timetables by period
 * @param extensions those granted
 */
record Almanac(
        List<Milestone> milestones,
        Map<String, Period> periods,
        Map<String, Meeting> meetings,
        Served served,
        Map<String, Settled> settled,
        List<Granted> extensions,
        KnownHolidays holidays,
        Quiet quiet) {

    /** The cases of a process in a period. */
    record Service(String period, String process) {}

    /** A timetable that an officer settled. */
    record Settled(Map<String, LocalDate> dates, Instant at) {}

    /**
     * More time that an officer has granted.
     *
     * @param caseKey null for all cases of the period
     */
    record Granted(@Nullable String caseKey, String period, String process, String step, LocalDate until) {

        boolean isOf(String otherCase, String otherPeriod, String otherProcess, String otherStep) {
            return period.equals(otherPeriod)
                    && process.equals(otherProcess)
                    && step.equals(otherStep)
                    && (caseKey == null || caseKey.equals(otherCase));
        }
    }

    BackPlanning planning() {
        return new BackPlanning(milestones, holidays::ofCountry, quiet);
    }

    /** By the leading meeting of a period. */
    Anchors anchors(String period, String process) {
        return anchorsOf(period, process, null).get(0);
    }

    /** By each meeting that a case serves, the leading one first; at least one, if by no meeting. */
    List<Anchors> anchorsOf(String period, String process, @Nullable String caseKey) {
        var serving = served.by(new Service(period, process), caseKey);
        return serving.isEmpty()
                ? List.of(anchorsBy(null, period))
                : serving.stream().map(meeting -> anchorsBy(meeting, period)).toList();
    }

    /** What a milestone of a period hangs on by the usual timetable: the leading meeting of its process, nothing settled. */
    Anchors usual(String period, Milestone milestone) {
        return anchors(period, Optional.ofNullable(milestone.process()).orElse(""))
                .unsettled();
    }

    /** The timetable of a period when it is begun at this moment. */
    Proposal propose(String period, Instant now) {
        return planning().propose(milestone -> usual(period, milestone), now);
    }

    Anchors anchorsBy(@Nullable String meeting, String period) {
        var settledDates = settled.get(period);
        return new Anchors(
                periodOf(period),
                meeting == null ? null : meetings.get(meeting),
                settledDates == null ? Map.of() : settledDates.dates(),
                settledDates == null ? null : settledDates.at());
    }

    /** By the meeting whose cut-off an open step is due at; empty where it is due at none. */
    Optional<Anchors> leading(Step step) {
        var what = step.what();
        return step.period() == null
                ? Optional.empty()
                : planning()
                        .leading(
                                what.slug(),
                                what.step(),
                                anchorsOf(step.period(), what.slug(), what.caseKey()),
                                step.openedAt());
    }

    /** When an open step of a case is due: the later of the general date and what was granted. */
    Optional<Deadline> dueOf(Step step) {
        var what = step.what();
        return step.period() == null
                ? Optional.ofNullable(step.due())
                : dueOf(what.slug(), what.step(), step.period(), what.caseKey(), step.openedAt());
    }

    /** The same of a step that opens at this moment. */
    Optional<Deadline> dueOf(String process, String step, String period, @Nullable String caseKey, Instant opened) {
        return generalDueOf(process, step, period, caseKey, opened)
                .map(general -> later(general, grantedTo(caseKey, period, process, step)));
    }

    /** When a step that opens at this moment is due by the timetable alone. */
    Optional<Deadline> generalDueOf(
            String process, String step, String period, @Nullable String caseKey, Instant opened) {
        return planning().dueOf(process, step, anchorsOf(period, process, caseKey), opened);
    }

    /** The same of an open step. */
    Optional<Deadline> generalDueOf(Step step) {
        var what = step.what();
        return step.period() == null
                ? Optional.empty()
                : generalDueOf(what.slug(), what.step(), step.period(), what.caseKey(), step.openedAt());
    }

    /** What stands beside the date on which an open step is due. */
    Beside beside(Step step, @Nullable Deadline due) {
        var what = step.what();
        var planning = planning();
        return leading(step)
                .map(anchors -> new Beside(
                        due == null
                                ? null
                                : planning.milestoneOf(what.slug(), what.step(), anchors)
                                        .flatMap(milestone -> Optional.ofNullable(milestone.grace()))
                                        .map(due::plusDays)
                                        .orElse(null),
                        planning.closingOf(what.slug(), what.step(), anchors).orElse(null)))
                .orElse(Beside.NOTHING);
    }

    /** The latest day granted for a step; empty where none was. */
    Optional<LocalDate> grantedTo(@Nullable String caseKey, String period, String process, String step) {
        return extensions.stream()
                .filter(granted -> granted.isOf(caseKey == null ? "" : caseKey, period, process, step))
                .map(Granted::until)
                .max(LocalDate::compareTo);
    }

    /** The processes and periods of which a case serves this meeting. */
    List<Service> servicesOf(String meeting) {
        return periodsAndProcesses()
                .filter(service -> served.byAny(service).contains(meeting))
                .sorted(Comparator.comparing(Service::period).thenComparing(Service::process))
                .toList();
    }

    /** The meetings for which something can still be handed in, by code: not those that another has brought to their end. */
    List<Meeting> toCome() {
        return meetings.values().stream()
                .filter(meeting -> meeting.isToCome() && !isResumedAndOver(meeting))
                .sorted(Comparator.comparing(Meeting::code))
                .toList();
    }

    private boolean isResumedAndOver(Meeting meeting) {
        return meeting.status() == Meeting.Status.SUSPENDED
                && meetings.values().stream()
                        .anyMatch(part -> meeting.code().equals(part.partOf()) && part.status() == Meeting.Status.HELD);
    }

    /** Every process that has a milestone, in every period. */
    Stream<Service> periodsAndProcesses() {
        var processes = milestones.stream()
                .map(Milestone::process)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return periods.keySet().stream()
                .flatMap(period -> processes.stream().map(process -> new Service(period, process)));
    }

    /** What is due for a meeting whoever serves it: nothing where it has no documents. */
    List<Milestone> milestonesOf(String meeting) {
        var known = meetings.get(meeting);
        var planning = planning();
        return known == null || !known.hasDocuments()
                ? List.of()
                : milestones.stream()
                        .filter(milestone -> milestone.process() == null && planning.hangsOnMeeting(milestone))
                        .toList();
    }

    Almanac with(Meeting meeting) {
        var others = new HashMap<>(meetings);
        others.put(meeting.code(), meeting);
        return new Almanac(milestones, periods, others, served, settled, extensions, holidays, quiet);
    }

    Almanac with(Milestone milestone) {
        var others = milestones.stream()
                .map(one -> one.code().equals(milestone.code()) ? milestone : one)
                .toList();
        return new Almanac(others, periods, meetings, served, settled, extensions, holidays, quiet);
    }

    Almanac with(Granted granted) {
        var others = new ArrayList<>(extensions);
        others.add(granted);
        return new Almanac(milestones, periods, meetings, served, settled, others, holidays, quiet);
    }

    Almanac with(String period, Settled timetable) {
        var others = new HashMap<>(settled);
        others.put(period, timetable);
        return new Almanac(milestones, periods, meetings, served, others, extensions, holidays, quiet);
    }

    Almanac with(Served other) {
        return new Almanac(milestones, periods, meetings, other, settled, extensions, holidays, quiet);
    }

    Almanac with(KnownHolidays others) {
        return new Almanac(milestones, periods, meetings, served, settled, extensions, others, quiet);
    }

    Almanac with(Quiet other) {
        return new Almanac(milestones, periods, meetings, served, settled, extensions, holidays, other);
    }

    Map<String, Milestone> milestonesByCode() {
        return milestones.stream().collect(toMap(Milestone::code, Function.identity()));
    }

    private Period periodOf(String code) {
        var period = periods.get(code);
        if (period == null) {
            throw new IllegalArgumentException("There is no period " + code);
        }
        return period;
    }

    private static Deadline later(Deadline general, Optional<LocalDate> granted) {
        return granted.filter(until -> until.isAfter(general.date()))
                .map(until -> new Deadline(until, general.at(), general.zone()))
                .orElse(general);
    }
}
