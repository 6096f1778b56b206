package org.biennium.reminder;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biennium.record.Step;
import org.biennium.reminder.ObligationWords.Asked;
import org.springframework.stereotype.Component;

/** What steps ask of people, as the rooms say it; one that no room knows is told by the number of its case. */
@Component
class Asking {

    private final List<ObligationWords> rooms;

    Asking(List<ObligationWords> rooms) {
        this.rooms = rooms;
    }

    /** By engine id; every one of them is there. */
    Map<String, Asked> of(Collection<Step> steps) {
        var asked = new HashMap<String, Asked>();
        for (var room : rooms) {
            asked.putAll(room.of(steps.stream()
                    .filter(step -> step.what().slug().equals(room.slug()))
                    .toList()));
        }
        steps.forEach(step -> asked.computeIfAbsent(step.what().taskId(), id -> Letters.unknown(step)));
        return asked;
    }
}
