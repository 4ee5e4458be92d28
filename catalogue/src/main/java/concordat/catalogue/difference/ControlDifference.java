package concordat.catalogue.difference;

import concordat.catalogue.ControlId;
import java.util.List;

/// What became of one control.
///
/// @param control its id in the new edition; of a removed one, in the old
/// @param before the ids it had in the old edition: none when it was added, several when several became one; sorted
/// @param kind what it amounts to. Whatever asks more in any way counts as tightened
/// @param changes every thing that differs, those that ask more first
public record ControlDifference(ControlId control, List<ControlId> before, Kind kind, List<Change> changes) {

    public ControlDifference {
        before = before.stream().sorted().toList();
        changes = List.copyOf(changes);
    }

    /// Whether it had another id.
    public boolean renamed() {
        return kind != Kind.REMOVED && !before.isEmpty() && !before.equals(List.of(control));
    }

    /// Whether it asks more in one way and less in another. It then counts as tightened.
    public boolean bothWays() {
        return asks(Direction.TIGHTER) && asks(Direction.LOOSER);
    }

    private boolean asks(Direction direction) {
        return changes.stream().anyMatch(change -> change.direction() == direction);
    }
}
