package org.biennium.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.engine.Accounts;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BienniumTest
class RegisterTest {

    private static final Assignment DRAFTER = new Assignment(Role.DRAFTER, "oss");
    private static final Assignment READER = new Assignment(Role.READER, null);
    private static final String GOOD_PASSWORD = "Quiet-River-42";

    @Autowired
    Register register;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    private Person person = person("t-" + UUID.randomUUID());

    @BeforeEach
    void enter() {
        person = person("t-" + UUID.randomUUID());
        register.enter(person, Set.of(DRAFTER, READER), GOOD_PASSWORD);
    }

    @AfterEach
    void leave() {
        if (people.isOpen(person.id())) {
            register.close(person.id());
        }
    }

    @Test
    void keepsPersonsAsTheyWereEntered() {
        assertThat(people.find(person.id())).hasValue(person);
        assertThat(people.rolesOf(person.id())).containsExactlyInAnyOrder(DRAFTER, READER);
        assertThat(people.holding(Role.DRAFTER, "oss")).contains(person);
        assertThat(people.inGroup("drafter-oss")).contains(person);
    }

    @Test
    void aWithdrawnRoleIsGoneAtOnce() {
        register.assign(person.id(), Set.of(READER));

        assertThat(people.holds(person.id(), Role.DRAFTER, "oss")).isFalse();
        assertThat(people.inGroup("drafter-oss")).doesNotContain(person);
        assertThat(accounts.groupsOf(person.id())).containsExactlyInAnyOrder("reader", "staff");
    }

    @Test
    void aClosedPersonKeepsTheNameAndLosesEverythingElse() {
        register.close(person.id());

        assertThat(people.get(person.id()).name()).isEqualTo("Aïcha Ben Salah");
        assertThat(people.isOpen(person.id())).isFalse();
        assertThat(people.rolesOf(person.id())).isEmpty();
        assertThat(accounts.groupsOf(person.id())).isEmpty();
        assertThat(accounts.check(person.id(), GOOD_PASSWORD)).isFalse();
    }

    @Test
    void aClosedPersonCannotBeGivenAnythingAgain() {
        register.close(person.id());

        assertThatThrownBy(() -> register.assign(person.id(), Set.of(READER))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> register.setPassword(person.id(), "Other-River-43"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> register.change(person)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> register.enter(person, Set.of(READER), GOOD_PASSWORD))
                .hasMessage("people.id.taken");
        assertThat(accounts.groupsOf(person.id())).isEmpty();
    }

    @Test
    void aRefusedEntryLeavesNothingBehind() {
        var other = person("t-" + UUID.randomUUID());

        assertThatThrownBy(() -> register.enter(other, Set.of(READER), "weak")).hasMessage("people.password.weak");

        assertThat(people.find(other.id())).isEmpty();
        assertThat(accounts.exists(other.id())).isFalse();
    }

    @Test
    void aRoleAtAHostThatDoesNotExistLeavesTheGroupsAsTheyWere() {
        assertThatThrownBy(() -> register.assign(person.id(), Set.of(new Assignment(Role.HEAD, "nowhere"))))
                .isInstanceOf(RuntimeException.class);

        assertThat(people.rolesOf(person.id())).containsExactlyInAnyOrder(DRAFTER, READER);
        assertThat(accounts.groupsOf(person.id())).containsExactlyInAnyOrder("drafter-oss", "reader", "staff");
    }

    private static Person person(String id) {
        return new Person(
                id,
                "Aïcha Ben Salah",
                id + "@example.org",
                List.of("ar", "fr"),
                Locale.FRENCH,
                ZoneId.of("Africa/Tunis"),
                null,
                "oss");
    }
}
