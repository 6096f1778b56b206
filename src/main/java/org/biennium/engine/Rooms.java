package org.biennium.engine;

import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the room that owns a process, and what completing one of its steps does. */
@Component
class Rooms {

    // Asked for when needed: the rooms are built after the engine, which they use.
    private final ObjectProvider<ProcessRoom<?>> rooms;
    private final ListableBeanFactory beans;

    Rooms(ObjectProvider<ProcessRoom<?>> rooms, ListableBeanFactory beans) {
        this.rooms = rooms;
        this.beans = beans;
    }

    ProcessRoom<?> of(String slug) {
        return find(slug).orElseThrow(() -> new IllegalStateException("No room owns the process " + slug));
    }

    Optional<ProcessRoom<?>> find(String slug) {
        return rooms.stream()
                .filter(room -> room.slug().equals(slug))
                .<ProcessRoom<?>>map(room -> room)
                .findFirst();
    }

    UserStep<?> step(String name) {
        return beans.getBean(name, UserStep.class);
    }
}
