package org.biennium.people;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles an administrator may tick for a person, by the engine groups they stand for. */
final class RoleChoices {

    private RoleChoices() {}

    /** Of the person's own host, of the whole mechanism, and what the person holds beside these; in this order. */
    static List<Assignment> offered(@Nullable String ownHost, Collection<Assignment> held) {
        var offered = new LinkedHashSet<Assignment>();
        for (var role : Role.values()) {
            if (!role.ofHost()) {
                offered.add(new Assignment(role, null));
            } else if (ownHost != null) {
                offered.add(new Assignment(role, ownHost));
            }
        }
        offered.addAll(held);
        return List.copyOf(offered);
    }

    /**
     * What was ticked, each as an engine group.
     *
     * @return empty where one of them is no role or its host is unknown
     */
    static Optional<Set<Assignment>> chosen(Collection<String> groups, Hosts hosts) {
        var chosen = new LinkedHashSet<Assignment>();
        for (var group : groups) {
            var role = Assignment.ofGroup(group).filter(known -> isKnown(known, hosts));
            if (role.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(role.get());
        }
        return Optional.of(chosen);
    }

    /** The groups that ticked codes mean: a role of a host is meant for this host. */
    static List<String> groups(Collection<String> codes, String host) {
        return codes.stream()
                .flatMap(code -> Role.of(code)
                        .map(role -> Stream.of(role.ofHost() ? code + "-" + host : code))
                        .orElse(Stream.of(code)))
                .toList();
    }

    private static boolean isKnown(Assignment role, Hosts hosts) {
        var host = role.host();
        return host == null || hosts.find(host).isPresent();
    }
}
