package org.biennium.web;

import java.util.List;

/** The calls of Tasklist that are let through, for tests outside this package. */
public final class AllowedCalls {

    private AllowedCalls() {}

    /** Each as its method and the pattern of its path. */
    public static List<String> all() {
        return TasklistCalls.ALL.stream()
                .map(call -> call.method() + " " + call.path())
                .toList();
    }
}
