package concordat.assurance.healthcheck;

import java.util.Set;

/// A machine as scans know it.
///
/// @param name what it goes by
/// @param known its other names and its addresses, with that one
/// @param facing whether it can be reached from the internet
/// @param looked whether any scan of the time in question reached it
/// @param tested whether an independent tester's did
/// @param loggedIn whether one that logged in did
public record Machine(
        String name, Set<String> known, boolean facing, boolean looked, boolean tested, boolean loggedIn) {

    public Machine {
        known = Set.copyOf(known);
    }
}
