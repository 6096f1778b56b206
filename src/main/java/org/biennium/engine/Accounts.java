package org.biennium.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's users and their groups, which its web applications know. Joins the caller's transaction. */
@Component
public class Accounts {

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl configuration;
    private final SecureRandom random = new SecureRandom();

    Accounts(IdentityService identities, ProcessEngineConfigurationImpl configuration) {
        this.identities = identities;
        this.configuration = configuration;
    }

    public boolean exists(String id) {
        return identities.createUserQuery().userId(id).count() > 0;
    }

    /** Whether the password policy lets this account have this password. */
    public boolean allows(String password, String id, String name, String mail) {
        return identities
                .checkPasswordAgainstPolicy(password, named(identities.newUser(id), name, mail))
                .isValid();
    }

    /** Opens an account whose password follows the policy; the engine refuses another. */
    @Transactional
    public void create(String id, String name, String mail, String password) {
        identities.saveUser(withPassword(named(identities.newUser(id), name, mail), password));
    }

    /** Opens an account of the trial, whose password may be as simple as the trial's. */
    @Transactional
    public void createForTrial(String id, String name, String mail, String password) {
        save(withPassword(named(identities.newUser(id), name, mail), password));
    }

    @Transactional
    public void rename(String id, String name, String mail) {
        identities.saveUser(named(get(id), name, mail));
    }

    /** A new password, which follows the policy; the engine refuses another. */
    @Transactional
    public void setPassword(String id, String password) {
        identities.saveUser(withPassword(get(id), password));
    }

    /** Whether this is the account's password. A wrong one is not counted against the account. */
    public boolean check(String id, String password) {
        return identities.createUserQuery().userId(id).list().stream().anyMatch(user -> has(user, password));
    }

    /** Nobody signs in any more: no groups, and a password that nobody knows. The name stays for the past. */
    @Transactional
    public void close(String id) {
        setGroups(id, Set.of());
        var unknown = new byte[48];
        random.nextBytes(unknown);
        save(withPassword(get(id), Base64.getEncoder().encodeToString(unknown)));
    }

    /** Makes the account a member of exactly these groups, which come into being where they do not exist yet. */
    @Transactional
    public void setGroups(String id, Set<String> groups) {
        var present = groupsOf(id);
        var missing = new HashSet<>(groups);
        missing.removeAll(present);
        var known = groupsAmong(missing);
        missing.stream().filter(group -> !known.contains(group)).forEach(this::createGroup);
        missing.forEach(group -> identities.createMembership(id, group));
        present.stream()
                .filter(group -> !groups.contains(group))
                .forEach(group -> identities.deleteMembership(id, group));
    }

    /** The groups the account is a member of now. */
    public Set<String> groupsOf(String id) {
        return identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The accounts whose password is one of these, or their own id; in the order of their ids. */
    public List<String> withPasswordAmong(Collection<String> passwords) {
        return identities.createUserQuery().orderByUserId().asc().list().stream()
                .filter(user -> has(user, user.getId()) || passwords.stream().anyMatch(password -> has(user, password)))
                .map(User::getId)
                .toList();
    }

    private Set<String> groupsAmong(Set<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : identities.createGroupQuery().groupIdIn(ids.toArray(String[]::new)).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void createGroup(String id) {
        var group = identities.newGroup(id);
        group.setName(id);
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    private User get(String id) {
        var user = identities.createUserQuery().userId(id).singleResult();
        if (user == null) {
            throw new IllegalArgumentException("There is no account " + id);
        }
        return user;
    }

    // The web applications put the two names side by side, which gives the name as its owner writes it.
    private static User named(User user, String name, String mail) {
        var space = name.indexOf(' ');
        user.setFirstName(space < 0 ? name : name.substring(0, space));
        user.setLastName(space < 0 ? "" : name.substring(space + 1));
        user.setEmail(mail);
        return user;
    }

    private static User withPassword(User user, String password) {
        user.setPassword(password);
        return user;
    }

    private void save(User user) {
        ((IdentityServiceImpl) identities).saveUser(user, true);
    }

    private boolean has(User user, String password) {
        var entity = (UserEntity) user;
        PasswordManager passwords = configuration.getPasswordManager();
        return entity.getPassword() != null
                && passwords.check(EncryptionUtil.saltPassword(password, entity.getSalt()), entity.getPassword());
    }
}
