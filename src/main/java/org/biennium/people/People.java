package org.biennium.people;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.biennium.engine.Readers;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The persons who take part and the roles they hold now. Those whose account is closed are found, but hold no role. */
@Component
public class People implements Readers {

    private final JdbcClient database;

    People(JdbcClient database) {
        this.database = database;
    }

    public Optional<Person> find(String id) {
        return database.sql("select * from biennium.person where id = ?")
                .param(id)
                .query((row, number) -> person(row))
                .optional();
    }

    /** The person with this id; fails when there is none. */
    public Person get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no person " + id));
    }

    /** The names of these persons by their ids, in one query; one unknown is not there. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        database.sql("select id, name from biennium.person where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    /** Whether the person may sign in: known, and the account not closed. Looked up anew. */
    public boolean isOpen(String id) {
        return database.sql("select exists (select from biennium.person where id = ? and closed_at is null)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /**
     * Which round of sign-ins counts for a person: one that began in an earlier round has ended. Empty where the person may
     * not sign in at all. Looked up anew.
     */
    public OptionalInt signInRound(String id) {
        return database.sql("select sign_in_round from biennium.person where id = ? and closed_at is null")
                .param(id)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** Whether a person wants reminders together once a week. Formal notices are never grouped. */
    public boolean groupsMails(String id) {
        return database.sql("select group_mails from biennium.person where id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The open accounts that somebody means who gives this name to sign in with, or this mail address. */
    public List<Person> signingInAs(String nameOrMail) {
        // The database takes no text with a zero in it.
        return nameOrMail.indexOf('\0') >= 0
                ? List.of()
                : database.sql("""
                        select * from biennium.person
                        where closed_at is null and (id = lower(:who) or lower(mail) = lower(:who)) order by id""")
                        .param("who", nameOrMail)
                        .query((row, number) -> person(row))
                        .list();
    }

    /** The roles of a person, looked up anew: a revoked one is gone at once. */
    public Set<Assignment> rolesOf(String id) {
        return new LinkedHashSet<>(
                database.sql("select role, host from biennium.assignment where person = ? order by role, host")
                        .param(id)
                        .query((row, number) -> assignment(row))
                        .list());
    }

    /** Whether the person holds this role, for this host where it is a role of a host. */
    public boolean holds(String id, Role role, @Nullable String host) {
        return rolesOf(id).contains(new Assignment(role, host));
    }

    /** Those who hold a role, by name. */
    public List<Person> holding(Role role, @Nullable String host) {
        return database.sql("""
                        select person.* from biennium.person
                        join biennium.assignment on assignment.person = person.id
                        where assignment.role = ? and assignment.host is not distinct from ?::text
                        order by person.name, person.id""")
                .params(role.code(), host)
                .query((row, number) -> person(row))
                .list();
    }

    /** The members of these engine groups, by group and name, in one query; one without members is not there. */
    public Map<String, List<Person>> inGroups(Collection<String> groups) {
        var members = new HashMap<String, List<Person>>();
        database.sql("""
                        select person.*, assignment.role || coalesce('-' || assignment.host, '') as member_of
                        from biennium.person
                        join biennium.assignment on assignment.person = person.id
                        where assignment.role || coalesce('-' || assignment.host, '') = any (:groups)
                        order by person.name, person.id""").param("groups", groups.toArray(String[]::new)).query(row -> {
            members.computeIfAbsent(row.getString("member_of"), group -> new ArrayList<>())
                    .add(person(row));
        });
        return members;
    }

    /** The engine groups that these persons are members of, by person, in one query; one without any is not there. */
    public Map<String, Set<String>> groupsOf(Collection<String> ids) {
        var groups = new HashMap<String, Set<String>>();
        database.sql("select person, role, host from biennium.assignment where person = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(row -> {
                    groups.computeIfAbsent(row.getString("person"), id -> new HashSet<>())
                            .add(assignment(row).group());
                });
        return groups;
    }

    /** Those of these persons who want reminders together once a week. */
    public Set<String> groupingMails(Collection<String> ids) {
        return new HashSet<>(database.sql("select id from biennium.person where group_mails and id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Those who hold at least one of these, each once, by name. */
    public List<Person> holdingAny(Collection<Assignment> assignments) {
        return database.sql("""
                        select * from biennium.person
                        where id in (
                            select person from biennium.assignment
                            where role || coalesce('-' || host, '') = any (:groups))
                        order by name, id""")
                .param("groups", assignments.stream().map(Assignment::group).toArray(String[]::new))
                .query((row, number) -> person(row))
                .list();
    }

    /** The persons with these ids, by id; one unknown is not there. */
    public Map<String, Person> findAll(Collection<String> ids) {
        return database
                .sql("select * from biennium.person where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> person(row))
                .list()
                .stream()
                .collect(toMap(Person::id, person -> person));
    }

    /** The members of an engine group, by name. */
    public List<Person> inGroup(String group) {
        return Assignment.ofGroup(group)
                .map(assignment -> holding(assignment.role(), assignment.host()))
                .orElse(List.of());
    }

    @Override
    public Locale localeOf(String personId) {
        return find(personId).map(Person::locale).orElse(Locale.ENGLISH);
    }

    static Person person(ResultSet row) throws SQLException {
        var languages = Sql.list(row, "languages");
        return new Person(
                row.getString("id"),
                row.getString("name"),
                row.getString("mail"),
                languages,
                Languages.firstShipped(languages),
                ZoneId.of(row.getString("zone")),
                row.getString("phone"),
                row.getString("host"));
    }

    static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(Role.of(row.getString("role")).orElseThrow(), row.getString("host"));
    }
}
