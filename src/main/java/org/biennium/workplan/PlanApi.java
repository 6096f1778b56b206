package org.biennium.workplan;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.biennium.document.Discussion;
import org.biennium.document.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plans for other programs, with codes instead of words, to the same readers as the pages. */
@RestController
@RequestMapping("/api/plans/{key}")
class PlanApi {

    private final ReadablePlans plans;
    private final PlanVersions versions;
    private final ElsewherePlans elsewhere;
    private final PlanComments comments;

    PlanApi(ReadablePlans plans, PlanVersions versions, ElsewherePlans elsewhere, PlanComments comments) {
        this.plans = plans;
        this.versions = versions;
        this.elsewhere = elsewhere;
        this.comments = comments;
    }

    /**
     * A plan.
     *
     * @param version number of the latest version submitted; 0 before the first
     * @param validatedElsewhere when and by whom, for a plan that nobody validated in this system
     * @param content the text by section, as in a version's file
     * @param comments what is said about it; none for a reader who may not know
     */
    record Plan(
            String key,
            String centre,
            List<String> hosts,
            String lead,
            String period,
            String state,
            int version,
            @Nullable Sealed sealed,
            @Nullable ValidatedElsewhere validatedElsewhere,
            Object content,
            List<Talk> comments) {}

    /**
     * What is said about one place.
     *
     * @param row null where it is about the section
     * @param field null where it is about the whole section or row
     */
    record Talk(
            String section, @Nullable UUID row, @Nullable String field, boolean open, List<Discussion.Comment> said) {

        static Talk of(Discussion discussion) {
            var place = discussion.place();
            return new Talk(
                    place.section(), place.row(), discussion.field(), discussion.isOpen(), discussion.comments());
        }
    }

    /** A decision that was taken outside this system. */
    record ValidatedElsewhere(LocalDate on, String by) {}

    /** The final version and its fingerprint. */
    record Sealed(int version, String sha256) {

        static Sealed of(Version version) {
            return new Sealed(version.number(), version.sha256());
        }
    }

    @GetMapping
    Plan plan(@PathVariable String key, Principal reader) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        return new Plan(
                plan.key(),
                plan.centre().code(),
                plan.centre().hosts(),
                plan.centre().lead(),
                plan.period().code(),
                plan.state().code(),
                plan.version(),
                versions.sealed(plan).map(Sealed::of).orElse(null),
                elsewhere
                        .find(plan.key())
                        .map(it -> new ValidatedElsewhere(it.decidedOn(), it.decidedBy()))
                        .orElse(null),
                plans.text(plan).json(),
                comments.discussions(plan).stream().map(Talk::of).toList());
    }

    @GetMapping("/versions/{number}")
    ResponseEntity<byte[]> version(@PathVariable String key, @PathVariable int number, Principal reader) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        return PlanPages.answer(
                plan, versions.find(plan, number, reader.getName()).orElseThrow(PlanPages::nothingHere));
    }
}
