package org.biennium.workplan;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
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

    PlanApi(ReadablePlans plans, PlanVersions versions, ElsewherePlans elsewhere) {
        this.plans = plans;
        this.versions = versions;
        this.elsewhere = elsewhere;
    }

    /**
     * A plan.
     *
     * @param version number of the latest version submitted; 0 before the first
     * @param validatedElsewhere when and by whom, for a plan that nobody validated in this system
     * @param content the text by section, as in a version's file
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
            Object content) {}

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
                plans.text(plan).json());
    }

    @GetMapping("/versions/{number}")
    ResponseEntity<byte[]> version(@PathVariable String key, @PathVariable int number, Principal reader) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        return PlanPages.answer(
                plan, versions.find(plan, number, reader.getName()).orElseThrow(PlanPages::nothingHere));
    }
}
