package org.biennium.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names in an answer of the engine, said in the reader's language, however deep they lie in it. */
@Component
class SpokenNames {

    /** Where a task carries what its card shows beside the title. */
    private static final String CARD = "card";

    private final Rooms rooms;
    private final StepDesk desk;
    private final Sentences sentences;

    SpokenNames(Rooms rooms, StepDesk desk, Sentences sentences) {
        this.rooms = rooms;
        this.desk = desk;
        this.sentences = sentences;
    }

    void speak(JsonNode answer, String reader) {
        var tasks = new ArrayList<ObjectNode>();
        walk(answer, reader, tasks);
        tasks.stream().collect(groupingBy(SpokenNames::slug)).forEach((slug, ofRoom) -> rooms.find(slug)
                .ifPresent(room -> cards(room, ofRoom, reader)));
    }

    private void walk(JsonNode node, String reader, List<ObjectNode> tasks) {
        if (node instanceof ObjectNode object) {
            if (object.has("bpmn20Xml")) {
                diagram(object, reader);
            } else if (object.has("taskDefinitionKey")
                    && object.path("processDefinitionId").isTextual()) {
                tasks.add(object);
            } else if (object.path("businessKey").isTextual()
                    && object.path("definitionId").isTextual()) {
                opened(object);
            } else if (object.has("deploymentId") && object.has("key")) {
                processDefinition(object, reader);
            } else if (object.has("resourceType")) {
                name(object, sentences.find(TasklistFilters.message(object), reader));
            }
        }
        node.forEach(child -> walk(child, reader, tasks));
    }

    private void cards(ProcessRoom<?> room, List<ObjectNode> tasks, String reader) {
        var ids = tasks.stream().map(task -> task.path("id").asText()).toList();
        var cards = room.cards(ids, reader, sentences.localeOf(reader));
        var takers = desk.namesOf(tasks.stream()
                .map(SpokenNames::taker)
                .filter(id -> !id.isEmpty())
                .collect(toSet()));
        for (var task : tasks) {
            var card = Optional.ofNullable(cards.get(task.path("id").asText()));
            name(task, card.map(StepCard::title).orElseGet(() -> step(task, reader)));
            // The model's documentation is for those who draw it.
            task.putNull("description");
            card.ifPresent(shown -> task.putObject(CARD)
                    .put("due", shown.due())
                    .put("isPast", shown.isPast())
                    .put("isToBeTaken", shown.isToBeTaken())
                    .put("takenBy", takers.get(taker(task))));
        }
    }

    private @Nullable String step(ObjectNode task, String reader) {
        return sentences.find(
                "task." + Names.kebab(task.path("taskDefinitionKey").asText()), reader);
    }

    private void opened(ObjectNode opened) {
        rooms.find(OpenStep.slug(opened.path("definitionId").asText()))
                .ifPresent(room ->
                        opened.put("page", room.page(opened.path("businessKey").asText())));
    }

    private void processDefinition(ObjectNode definition, String reader) {
        var key = definition.path("key").asText();
        name(definition, sentences.find(ModelWords.key(Names.kebab(key), key), reader));
    }

    private void diagram(ObjectNode answer, String reader) {
        var slug = OpenStep.slug(answer.path("id").asText());
        answer.put(
                "bpmn20Xml",
                ModelWords.speak(answer.path("bpmn20Xml").asText(), slug, key -> sentences.find(key, reader)));
    }

    private static String taker(ObjectNode task) {
        return task.path("assignee").asText("");
    }

    private static String slug(ObjectNode task) {
        return OpenStep.slug(task.path("processDefinitionId").asText());
    }

    private static void name(ObjectNode node, @Nullable String name) {
        if (name != null) {
            node.put("name", name);
        }
    }
}
