package org.biennium.web;

import com.microsoft.playwright.BrowserContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.mock.web.MockHttpServletRequest;

/** The calls that Tasklist makes in browsers under watch, held against the list of those that pass. */
public final class TasklistWatch {

    private final Set<Made> made = ConcurrentHashMap.newKeySet();

    private record Made(String method, String path) {

        boolean isOf(TasklistCalls.Call call) {
            return call.matcher().matches(new MockHttpServletRequest(method, path));
        }
    }

    /** Notes what this visit asks of the web applications' API from now on. */
    public void follow(BrowserContext visit) {
        visit.onRequest(request -> note(request.method(), URI.create(request.url())));
    }

    private void note(String method, URI address) {
        if (address.getPath().startsWith("/camunda/api/")) {
            made.add(new Made(method, address.getRawPath()));
        }
    }

    /** The calls that were made and are not on the list, as method and path. */
    public List<String> callsBesideTheList() {
        return made.stream()
                .filter(call -> TasklistCalls.ALL.stream().noneMatch(call::isOf))
                .map(call -> call.method() + " " + call.path())
                .sorted()
                .toList();
    }

    /** The entries of the list that no call has used, as method and pattern. */
    public List<String> entriesWithoutACall() {
        return TasklistCalls.ALL.stream()
                .filter(entry -> made.stream().noneMatch(call -> call.isOf(entry)))
                .map(entry -> entry.method() + " " + entry.path())
                .toList();
    }
}
