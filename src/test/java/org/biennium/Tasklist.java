package org.biennium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tasklist before a person: its own calls, with the token it was handed. */
public final class Tasklist {

    public static final String ENGINE = "/camunda/api/engine/engine/default/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller caller;

    private Tasklist(Caller caller) {
        this.caller = caller;
    }

    /** Tasklist of somebody who has signed in. */
    public static Tasklist of(Caller signedIn) {
        signedIn.get("/camunda/app/tasklist/default/");
        return new Tasklist(signedIn);
    }

    public HttpResponse<String> claim(String taskId, String personId) {
        return post("task/" + taskId + "/claim", Map.of("userId", personId));
    }

    public HttpResponse<String> complete(String taskId, Map<String, ?> answers) {
        return post("task/" + taskId + "/submit-form", Map.of("variables", variables(answers)));
    }

    public HttpResponse<String> start(String definitionId, Map<String, ?> answers) {
        return post("process-definition/" + definitionId + "/submit-form", Map.of("variables", variables(answers)));
    }

    public HttpResponse<String> post(String path, Map<String, ?> body) {
        return caller.json("POST", ENGINE + path, json(body));
    }

    /** Asks by POST, as for the tasks of a filter, with all that Tasklist shows beside each. */
    public HttpResponse<String> asked(String path, Map<String, ?> body) {
        var answer = caller.with("Accept", "application/hal+json").json("POST", ENGINE + path, json(body));
        caller.with("Accept", "application/json");
        return answer;
    }

    public HttpResponse<String> get(String path) {
        return caller.get(ENGINE + path);
    }

    /** What Tasklist shows over the button when something was refused. */
    public static String sentence(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("message").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("No sentence but " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Map<String, Object> variables(Map<String, ?> answers) {
        var variables = new LinkedHashMap<String, Object>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return variables;
    }
}
