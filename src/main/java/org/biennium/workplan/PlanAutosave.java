package org.biennium.workplan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.biennium.document.Difference;
import org.biennium.document.DocumentPages;
import org.biennium.document.Documents;
import org.biennium.document.Finding;
import org.biennium.document.FindingView;
import org.biennium.document.Place;
import org.biennium.document.Saving;
import org.biennium.document.Typed;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the editor sends as one types. Without JavaScript the save buttons do the same. */
@RestController
@RequestMapping("/plans/{key}/sections/{section}")
class PlanAutosave {

    private final ReadablePlans plans;
    private final PlanWriting writing;
    private final Documents documents;
    private final DocumentPages pages;
    private final PlanTexts texts;
    private final PlanPresence presence;
    private final MessageSource messages;

    PlanAutosave(
            ReadablePlans plans,
            PlanWriting writing,
            Documents documents,
            DocumentPages pages,
            PlanTexts texts,
            PlanPresence presence,
            MessageSource messages) {
        this.plans = plans;
        this.writing = writing;
        this.documents = documents;
        this.pages = pages;
        this.texts = texts;
        this.presence = presence;
        this.messages = messages;
    }

    /** Who types, and in which plan. */
    record Writer(PlanView plan, String personId, Locale locale) {}

    /**
     * What became of it.
     *
     * @param revision what the next call is to name
     * @param saved when it was last saved, as a sentence; null when it never was
     * @param problems why fields were not saved, by their keys
     * @param findings what checks have to say of fields, by their keys
     * @param conflicts what stands in fields that a colleague has changed too, by their keys
     * @param theirs what a colleague has put into other fields, by the names of the inputs
     * @param present who else is in the plan
     */
    record Reply(
            int revision,
            @Nullable String saved,
            Map<String, String> problems,
            Map<String, List<Found>> findings,
            Map<String, Conflict> conflicts,
            Map<String, List<String>> theirs,
            PlanPresence.Others present) {}

    /**
     * A field that two have changed.
     *
     * @param told who changed it and when, as a sentence
     * @param inputs what stands there now, by the names of the inputs
     */
    record Conflict(String told, Map<String, List<String>> inputs) {}

    /** What a check has to say. */
    record Found(Finding.Level level, String sentence) {

        static Found of(FindingView finding) {
            return new Found(finding.level(), finding.sentence());
        }
    }

    /** Why nothing can be saved here any more, as a sentence. */
    record Told(String told) {}

    @ModelAttribute(binding = false)
    Writer writer(@PathVariable String key, HttpServletRequest request, Locale locale) {
        var personId = String.valueOf(request.getRemoteUser());
        return new Writer(plans.find(key, personId).orElseThrow(PlanPages::nothingHere), personId, locale);
    }

    @PostMapping({"/autosave", "/rows/{row}/autosave"})
    ResponseEntity<?> save(
            Writer writer,
            @PathVariable String section,
            @PathVariable Optional<UUID> row,
            @RequestParam int revision,
            HttpServletRequest request) {
        var place = new Place(section, row.orElse(null));
        return save(
                writer,
                place,
                revision,
                request,
                merged -> reply(merged, place, writer, findings(merged, place, writer), standing -> standing));
    }

    @PostMapping({"/translation/autosave", "/rows/{row}/translation/autosave"})
    ResponseEntity<?> saveTranslation(
            Writer writer,
            @PathVariable String section,
            @PathVariable Optional<UUID> row,
            @RequestParam String to,
            @RequestParam int revision,
            HttpServletRequest request) {
        var place = new Place(section, row.orElse(null));
        return save(writer, place, revision, request, merged -> {
            var content = documents.read(writer.plan().document());
            return reply(
                    merged,
                    place,
                    writer,
                    Map.of(),
                    standing -> pages.translated(content, place, to, standing, writer.locale()));
        });
    }

    private ResponseEntity<?> save(
            Writer writer,
            Place place,
            int revision,
            HttpServletRequest request,
            Function<Saving.Merged, Reply> reply) {
        var typed = Typed.in(request.getParameterMap());
        try {
            var saving = writing.merge(writer.plan(), place, revision, typed, writer.personId());
            if (saving.orElse(null) instanceof Saving.Merged merged) {
                return ResponseEntity.ok(reply.apply(merged));
            }
            if (saving.orElse(null) instanceof Saving.Removed removed) {
                return told(
                        HttpStatus.GONE,
                        texts.first("document.overtaken.removed", removed.by(), writer.personId(), writer.locale()));
            }
        } catch (Refusal refusal) {
            return told(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    messages.getMessage(refusal.key(), refusal.arguments(), writer.locale()));
        }
        if (!writing.isDrafter(writer.plan(), writer.personId())) {
            throw PlanPages.nothingHere();
        }
        return told(HttpStatus.CONFLICT, messages.getMessage("document.autosave.closed", null, writer.locale()));
    }

    /** @param shown what the writer's form shows of fields that stand as they do now */
    private Reply reply(
            Saving.Merged merged,
            Place place,
            Writer writer,
            Map<String, List<Found>> findings,
            UnaryOperator<Typed> shown) {
        var conflicts = new LinkedHashMap<String, Conflict>();
        for (var difference : merged.conflicts()) {
            conflicts.put(difference.field().key(), conflict(difference, merged, writer, shown));
        }
        return new Reply(
                merged.revision(),
                texts.justSaved(merged.last(), writer.personId(), writer.locale()),
                pages.problems(merged.problems(), writer.locale()),
                findings,
                conflicts,
                shown.apply(merged.theirs()).named(),
                presence.others(writer.plan(), place, writer.personId(), writer.locale()));
    }

    private Map<String, List<Found>> findings(Saving.Merged merged, Place place, Writer writer) {
        var findings = new LinkedHashMap<String, List<Found>>();
        pages.findings(
                        documents.blank(writer.plan().document()),
                        place,
                        merged.stands(),
                        writer.plan().bounds(),
                        writer.locale())
                .forEach((field, found) ->
                        findings.put(field, found.stream().map(Found::of).toList()));
        return findings;
    }

    private Conflict conflict(Difference difference, Saving.Merged merged, Writer writer, UnaryOperator<Typed> shown) {
        var last = Objects.requireNonNull(merged.last());
        return new Conflict(
                texts.alsoChanged(last, writer.personId(), writer.locale()),
                shown.apply(difference.standing()).named());
    }

    private static ResponseEntity<Told> told(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(new Told(sentence));
    }
}
