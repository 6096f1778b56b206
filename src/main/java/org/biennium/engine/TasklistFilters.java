package org.biennium.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The filters of Tasklist, made once. People read their names in their own language. */
@Component
public class TasklistFilters {

    /** The property by which a filter is known, whatever it is called. */
    private static final String CODE = "biennium";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /**
     * Makes the filters that are not there yet. The caller holds the start's lock, so no second node makes them too.
     *
     * @param staff group that sees its own tasks
     * @param overseers group that sees all
     */
    @Transactional
    public void seed(String staff, String overseers) {
        seed("my-tasks", "My tasks", 10, staff, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        seed("my-centres", "My centre’s", 20, staff, ofMyGroups());
        // By the product's clock and not the engine's dateTime(), which knows only the machine's.
        seed(
                "this-week",
                "This week",
                30,
                staff,
                ofMyGroups()
                        .dueAfterExpression("${tasklistClock.thisMoment()}")
                        .dueBeforeExpression("${tasklistClock.inAWeek()}"));
        seed("late", "Late", 40, staff, ofMyGroups().dueBeforeExpression("${tasklistClock.thisMoment()}"));
        seed("all", "All", 50, overseers, tasks.createTaskQuery());
    }

    /** With the claimed ones: what a colleague has taken does not vanish from the group's list. */
    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    /** The message key of a filter's name, as the engine tells of the filter. */
    static String message(JsonNode filter) {
        return "filter." + filter.path("properties").path(CODE).asText("-");
    }

    /** What is there stays as it is, also where an administrator has changed it. */
    private void seed(String code, String name, int priority, String group, TaskQuery query) {
        var there = find(code, name);
        if (there.isPresent() && isKnown(there.get())) {
            return;
        }
        var filter = there.orElseGet(() -> filters.newTaskFilter(name));
        filter.setProperties(Map.of(CODE, code, "priority", priority, "refresh", true, "variables", List.of()));
        filter.setQuery(query.orderByDueDate().asc());
        filters.saveFilter(filter);
        if (there.isEmpty()) {
            grant(group, filter);
        }
    }

    /** By its code, else the one that a former version made and knew by its name. */
    private Optional<Filter> find(String code, String name) {
        var all = filters.createFilterQuery().list();
        return all.stream()
                .filter(filter -> code.equals(filter.getProperties().get(CODE)))
                .findFirst()
                .or(() -> all.stream()
                        .filter(filter -> name.equals(filter.getName()))
                        .filter(filter -> !isKnown(filter))
                        .findFirst());
    }

    private static boolean isKnown(Filter filter) {
        return filter.getProperties().containsKey(CODE);
    }

    private void grant(String group, Filter filter) {
        var grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
