package concordat.intake.paper;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which hosts the tester went through whole, as whoever hands the table in says: on these, what an earlier table told
/// and this one does not is gone. A table alone never says so.
///
/// @param listed whether all that the table names
/// @param hosts besides those
public record TestedScope(boolean listed, Set<String> hosts) {

    /// Not said: nothing is gone but what the table itself calls mended.
    public static final TestedScope UNSTATED = new TestedScope(false, Set.of());

    private static final int MOST = 1_000;

    public TestedScope {
        hosts = Set.copyOf(hosts);
        if (hosts.size() > MOST || hosts.stream().anyMatch(h -> h.isBlank() || h.length() > 255)) {
            throw new IllegalArgumentException("a scope of " + hosts.size() + " hosts, or one that is no host's name");
        }
    }

    /// @param text `listed`, or names of hosts with commas between them, or both
    /// @throws IllegalArgumentException when it is neither
    public static TestedScope parse(String text) {
        Set<String> hosts = new LinkedHashSet<>();
        Arrays.stream(text.split("[\\s,;]+", -1)).filter(h -> !h.isEmpty()).forEach(hosts::add);
        boolean listed = hosts.remove("listed");
        if (!listed && hosts.isEmpty()) {
            throw new IllegalArgumentException("the scope is empty; give `listed`, or names of hosts");
        }
        return new TestedScope(listed, hosts);
    }

    /// @return the same words for the same scope
    @Override
    public String toString() {
        return (listed ? "listed" : "")
                + String.join(",", hosts.stream().sorted().map(h -> " " + h).toList());
    }
}
