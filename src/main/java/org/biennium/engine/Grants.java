package org.biennium.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What groups may do in the engine. A grant that stands already is not made again. */
@Component
public class Grants {

    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Everything in every web application. */
    @Transactional
    public void everything(String group) {
        for (var resource : Resources.values()) {
            grant(group, resource, "*", Permissions.ALL);
        }
    }

    /** Tasklist, and no other web application. */
    @Transactional
    public void tasklist(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    /** To see the picture of a process. */
    @Transactional
    public void read(String group, String process) {
        grant(group, Resources.PROCESS_DEFINITION, process, Permissions.READ);
    }

    /** To start a process, and to see all its open steps; not to do them. */
    @Transactional
    public void start(String group, String process) {
        grant(
                group,
                Resources.PROCESS_DEFINITION,
                process,
                Permissions.READ,
                Permissions.CREATE_INSTANCE,
                Permissions.READ_INSTANCE,
                Permissions.READ_TASK);
        grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var standing = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .count();
        if (standing > 0) {
            return;
        }
        var grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
