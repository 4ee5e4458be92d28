package concordat.catalogue.crosswalk;

import java.util.Optional;

/// How what one requirement asks stands to what another asks; strongest first. Take each requirement as the set of all
/// that it asks, never empty. Always said of the *source* against the *target*.
///
/// | relation | means | who holds the source |
/// |---|---|---|
/// | `EQUAL` | both ask the same | holds the target |
/// | `SUPERSET` | the source asks all that the target asks, and perhaps more | holds the target |
/// | `SUBSET` | the source asks only what the target asks, and perhaps not all of it | holds part of the target |
/// | `INTERSECTS` | some of it is the same | holds part of the target |
/// | `NONE` | somebody looked and nothing is the same | learns nothing about the target |
public enum Relation {
    EQUAL,
    SUPERSET,
    SUBSET,
    INTERSECTS,
    NONE;

    /// What is known of first against third when this holds of first against second and `next` of second against third.
    /// Associative; [#EQUAL] changes nothing on either side.
    ///
    /// @return the strongest relation that follows of necessity; empty when nothing does
    public Optional<Relation> then(Relation next) {
        return switch (this) {
            case EQUAL -> Optional.of(next);
            case SUPERSET ->
                switch (next) {
                    case EQUAL, SUPERSET -> Optional.of(SUPERSET);
                    // Whatever the second shares with the third, the first has too.
                    case SUBSET, INTERSECTS -> Optional.of(INTERSECTS);
                    case NONE -> Optional.empty();
                };
            case SUBSET ->
                switch (next) {
                    case EQUAL, SUBSET -> Optional.of(SUBSET);
                    // The part that the third has in common with the second may lie outside the first.
                    case SUPERSET, INTERSECTS, NONE -> Optional.empty();
                };
            case INTERSECTS ->
                switch (next) {
                    case EQUAL, SUBSET -> Optional.of(INTERSECTS);
                    case SUPERSET, INTERSECTS, NONE -> Optional.empty();
                };
            case NONE -> next == EQUAL ? Optional.of(NONE) : Optional.empty();
        };
    }

    /// The same, said of the target against the source.
    public Relation reversed() {
        return switch (this) {
            case SUPERSET -> SUBSET;
            case SUBSET -> SUPERSET;
            case EQUAL, INTERSECTS, NONE -> this;
        };
    }

    /// Whether who holds the source holds the target.
    public boolean covers() {
        return this == EQUAL || this == SUPERSET;
    }
}
