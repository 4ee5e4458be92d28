package concordat.catalogue.crosswalk;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing a code asks.
///
/// @param id the code's own id, unique in it, for example `B4.d`
/// @param title a few words of our own
/// @param group the heading it stands under
/// @param levels how much of it each profile asks, by the profile's id; a profile that does not ask for it is left out
public record Requirement(String id, String title, String group, Map<String, Level> levels) {

    public Requirement {
        if (id.isBlank() || !id.equals(id.strip()) || title.isBlank() || group.isBlank()) {
            throw new IllegalArgumentException("requirement [" + id + "] needs an id, a title and a group");
        }
        SortedMap<String, Level> sorted = new TreeMap<>(levels);
        levels = Collections.unmodifiableSortedMap(sorted);
    }

    /// @return how much of it a profile asks; empty when the profile does not ask for it
    public Optional<Level> level(String profile) {
        return Optional.ofNullable(levels.get(profile));
    }
}
