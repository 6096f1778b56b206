package org.biennium.people;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.biennium.engine.Accounts;
import org.biennium.engine.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes persons in, gives and withdraws their roles, closes their accounts. Our rows are the truth; the engine's users
 * and groups follow in the same transaction.
 */
@Component
@Transactional
public class Register {

    /** Everybody but the administrators: the engine group of those who work in Tasklist. */
    public static final String STAFF = "staff";

    // The web applications offer their set-up page to everybody until this group has a member.
    private static final String ENGINE_ADMINISTRATORS = "camunda-admin";
    private static final Assignment ADMIN = new Assignment(Role.ADMIN, null);

    private final JdbcClient database;
    private final People people;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Register(JdbcClient database, People people, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.people = people;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a person in.
     *
     * @throws Refusal when the id is or was somebody's, or the password is too weak
     */
    public void enter(Person person, Set<Assignment> roles, String password) {
        checkPassword(person, password);
        insert(person);
        accounts.create(person.id(), person.name(), person.mail(), password);
        assign(person.id(), roles);
    }

    /** Takes a person of the trial in, whose password need not follow the policy. */
    void enterForTrial(Person person, Set<Assignment> roles, String password) {
        insert(person);
        accounts.createForTrial(person.id(), person.name(), person.mail(), password);
        assign(person.id(), roles);
    }

    /** Changes what is known of a person; the id stays. */
    public void change(Person person) {
        requireOpen(person.id());
        database.sql("""
                        update biennium.person set name = :name, mail = :mail, languages = :languages, zone = :zone,
                            phone = :phone, host = :host where id = :id""")
                .param("id", person.id())
                .param("name", person.name())
                .param("mail", person.mail())
                .param("languages", person.languages().toArray(String[]::new))
                .param("zone", person.zone().getId())
                .param("phone", person.phone())
                .param("host", person.host())
                .update();
        accounts.rename(person.id(), person.name(), person.mail());
    }

    /** Keeps what a person sets for themselves; what the administrator enters stays. */
    void settle(String id, Settings settings) {
        requireOpen(id);
        database.sql("""
                        update biennium.person set languages = :languages, zone = :zone, phone = :phone,
                            group_mails = :groupMails where id = :id""")
                .param("id", id)
                .param("languages", settings.languages().toArray(String[]::new))
                .param("zone", settings.zone().getId())
                .param("phone", settings.phone())
                .param("groupMails", settings.groupMails())
                .update();
    }

    /**
     * Gives a person exactly these roles; what is not among them is withdrawn at once.
     *
     * @throws Refusal when nobody would administer any more
     */
    public void assign(String id, Set<Assignment> roles) {
        requireOpen(id);
        var held = people.rolesOf(id);
        if (held.contains(ADMIN) && !roles.contains(ADMIN)) {
            requireAnotherAdministrator(id);
        }
        held.stream().filter(role -> !roles.contains(role)).forEach(role -> delete(id, role));
        roles.stream().filter(role -> !held.contains(role)).forEach(role -> insert(id, role));
        var groups = roles.stream().map(Assignment::group).collect(toSet());
        groups.add(groups.contains(Role.ADMIN.code()) ? ENGINE_ADMINISTRATORS : STAFF);
        accounts.setGroups(id, groups);
    }

    /**
     * Gives a person a new password. Wherever they are signed in, that ends, and so do codes that were sent.
     *
     * @throws Refusal when it is too weak
     */
    public void setPassword(String id, String password) {
        requireOpen(id);
        checkPassword(people.get(id), password);
        accounts.setPassword(id, password);
        database.sql("update biennium.person set sign_in_round = sign_in_round + 1 where id = ?")
                .param(id)
                .update();
        events.publishEvent(new PasswordSet(id));
    }

    /**
     * Ends a person's part: no roles, no signing in. The row and the id stay theirs for good.
     *
     * @throws Refusal when nobody would administer any more
     */
    public void close(String id) {
        assign(id, Set.of());
        database.sql("update biennium.person set closed_at = ? where id = ?")
                .params(now(), id)
                .update();
        accounts.close(id);
    }

    private void checkPassword(Person person, String password) {
        if (!accounts.allows(password, person.id(), person.name(), person.mail())) {
            throw new Refusal("people.password.weak");
        }
    }

    private void requireAnotherAdministrator(String id) {
        var administrators = database.sql(
                        "select person from biennium.assignment where role = 'admin' order by person for update")
                .query(String.class)
                .list();
        if (administrators.stream().allMatch(id::equals)) {
            throw new Refusal("people.last-administrator");
        }
    }

    // Locks the row, so that two changes of one person come one after the other.
    private void requireOpen(String id) {
        var open = database.sql("select id from biennium.person where id = ? and closed_at is null for update")
                .param(id)
                .query(String.class)
                .optional();
        if (open.isEmpty()) {
            throw new Refusal("people.closed", id);
        }
    }

    private void insert(Person person) {
        var inserted = database.sql("""
                        insert into biennium.person (id, name, mail, languages, zone, phone, host, created_at)
                        values (:id, :name, :mail, :languages, :zone, :phone, :host, :at)
                        on conflict do nothing""")
                .param("id", person.id())
                .param("name", person.name())
                .param("mail", person.mail())
                .param("languages", person.languages().toArray(String[]::new))
                .param("zone", person.zone().getId())
                .param("phone", person.phone())
                .param("host", person.host())
                .param("at", now())
                .update();
        if (inserted == 0 || accounts.exists(person.id())) {
            throw new Refusal("people.id.taken", person.id());
        }
    }

    private void insert(String id, Assignment role) {
        database.sql("insert into biennium.assignment (person, role, host, since) values (?, ?, ?, ?)")
                .params(id, role.role().code(), role.host(), now())
                .update();
    }

    private void delete(String id, Assignment role) {
        database.sql("""
                        delete from biennium.assignment
                        where person = ? and role = ? and host is not distinct from ?::text""").params(id, role.role().code(), role.host()).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
