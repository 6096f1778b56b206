package org.biennium.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.biennium.engine.StartLock;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts of the trial: every role at every host and at the coordination entity. */
@Component
@Profile("demo")
class DemoAccounts implements SmartInitializingSingleton {

    static final String PASSWORD = "demo";

    private static final List<Role> OF_HOSTS = List.of(Role.DRAFTER, Role.HEAD, Role.REVIEWER);
    private static final List<Role> OF_ENTITY = List.of(Role.OFFICER, Role.VALIDATOR, Role.EVALUATOR);
    private static final List<Role> OF_OTHERS = List.of(Role.SECRETARIAT, Role.ADVISER, Role.READER, Role.ADMIN);
    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

    private final Hosts hosts;
    private final People people;
    private final Register register;
    private final MessageSource messages;
    private final StartLock start;

    DemoAccounts(Hosts hosts, People people, Register register, MessageSource messages, StartLock start) {
        this.hosts = hosts;
        this.people = people;
        this.register = register;
        this.messages = messages;
        this.start = start;
    }

    @Override
    public void afterSingletonsInstantiated() {
        start.alone(this::create);
    }

    void create() {
        for (var host : hosts.all()) {
            OF_HOSTS.forEach(
                    role -> create(host.code() + "-" + role.code(), role, host.languages(), host.zone(), host.code()));
        }
        OF_ENTITY.forEach(role -> create("gce-" + role.code(), role, List.of("en"), MONTREAL, null));
        OF_OTHERS.forEach(role -> create(role.code(), role, List.of("en"), MONTREAL, null));
    }

    private void create(String id, Role role, List<String> languages, ZoneId zone, @Nullable String host) {
        if (people.find(id).isPresent()) {
            return;
        }
        var locale = Languages.firstShipped(languages);
        var acronym = host == null ? "" : messages.getMessage("host." + host + ".acronym", null, locale);
        var name = messages.getMessage("people.demo." + role.code(), new Object[] {acronym}, locale);
        register.enterForTrial(
                new Person(id, name, id + "@demo.invalid", languages, locale, zone, null, host),
                Set.of(new Assignment(role, host)),
                PASSWORD);
    }
}
