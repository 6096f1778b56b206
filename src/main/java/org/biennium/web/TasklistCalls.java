package org.biennium.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The calls that Tasklist itself makes to the web applications' API, and the only ones that pass for staff. Tasklist
 * was watched in a browser to make this list; all else under /camunda/api is for administrators.
 */
final class TasklistCalls {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";

    static final List<Call> ALL = List.of(
            new Call(GET, "/camunda/api/engine/engine/"),
            new Call(GET, "/camunda/api/admin/auth/user/default"),
            new Call(POST, "/camunda/api/admin/auth/user/default/logout"),
            new Call(GET, "/camunda/api/tasklist/plugin/**"),
            new Call(GET, ENGINE + "filter"),
            new Call(OPTIONS, ENGINE + "filter"),
            new Call(GET, ENGINE + "filter/count"),
            new Call(GET, ENGINE + "filter/{id}"),
            new Call(POST, ENGINE + "filter/{id}/list"),
            new Call(GET, ENGINE + "task"),
            new Call(GET, ENGINE + "task/{id}"),
            new Call(GET, ENGINE + "task/{id}/form"),
            new Call(GET, ENGINE + "task/{id}/deployed-form"),
            new Call(GET, ENGINE + "task/{id}/form-variables"),
            new Call(POST, ENGINE + "task/{id}/submit-form"),
            new Call(POST, ENGINE + "task/{id}/claim"),
            new Call(POST, ENGINE + "task/{id}/unclaim"),
            new Call(GET, ENGINE + "user/{id}/profile"),
            new Call(GET, ENGINE + "process-definition"),
            new Call(GET, ENGINE + "process-definition/count"),
            new Call(GET, ENGINE + "process-definition/{id}/xml"),
            new Call(GET, ENGINE + "process-definition/{id}/startForm"),
            new Call(GET, ENGINE + "process-definition/{id}/deployed-start-form"),
            new Call(POST, ENGINE + "process-definition/{id}/submit-form"));

    private TasklistCalls() {}

    static RequestMatcher matcher() {
        return new OrRequestMatcher(ALL.stream().map(Call::matcher).toList());
    }

    /** One call: its method and the pattern of its path. */
    record Call(HttpMethod method, String path) {

        RequestMatcher matcher() {
            return PathPatternRequestMatcher.withDefaults().matcher(method, path);
        }
    }
}
