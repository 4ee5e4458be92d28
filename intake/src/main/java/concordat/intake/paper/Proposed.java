package concordat.intake.paper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What becomes of one row that was taken, beside what the programme holds.
///
/// @param subject the control or issue
/// @param says what would change, in words; empty when nothing would
/// @param acts to be done in this order; empty unless it is new, or changed and to be taken
public record Proposed(Place place, Kind kind, String subject, String says, List<Act> acts) {

    /// How a row stands to what is held.
    public enum Kind {
        /// Nothing of the kind is held.
        NEW,
        /// It is held as it stands here.
        SAME,
        /// Something else is held.
        CHANGED,
        /// It cannot be brought, and why is said.
        LEFT
    }

    /// One act, as the interface takes it.
    ///
    /// @param payload what is absent stands as an empty optional
    public record Act(String kind, Map<String, Object> payload) {
        public Act {
            payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        }
    }

    public Proposed {
        acts = List.copyOf(acts);
    }
}
