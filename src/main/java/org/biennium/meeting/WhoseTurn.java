package org.biennium.meeting;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.springframework.stereotype.Component;

/** Who is asked for which open step, in one query however many there are. */
@Component
class WhoseTurn {

    private final People people;

    WhoseTurn(People people) {
        this.people = people;
    }

    /** By engine id; a step that nobody can do has nobody. */
    Map<String, List<Person>> of(Collection<Step> steps) {
        var members = people.inGroups(
                steps.stream().flatMap(step -> step.groups().stream()).collect(toSet()));
        var asked = new HashMap<String, List<Person>>();
        for (var step : steps) {
            var persons = new ArrayList<Person>();
            step.groups().forEach(group -> persons.addAll(members.getOrDefault(group, List.of())));
            asked.put(
                    step.what().taskId(),
                    persons.stream()
                            .distinct()
                            // Whoever has been named for it, even where the group has grown since.
                            .filter(person ->
                                    step.person() == null || person.id().equals(step.person()))
                            .toList());
        }
        return asked;
    }
}
