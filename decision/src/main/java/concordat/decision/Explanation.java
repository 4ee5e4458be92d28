package concordat.decision;

import concordat.decision.Reason.Who;
import java.util.List;

/// A decision, and the smallest set of things that would turn it into a permit.
///
/// Weaknesses are not published to whoever is refused: a caller is shown [#forCaller()] and, when [#asks(Who)] of the
/// body, a reference and whom to ask; the body's officers are shown everything.
///
/// @param decision see [Decision]
/// @param remedies what has to change, all of it; empty for a permit, or when nothing would help
/// @param sufficient whether the remedies turn the answer into a permit. When not, they are first steps: what they
///     lead to is a new request, by another device or a caller unknown as yet
public record Explanation(long decision, List<Remedy> remedies, boolean sufficient) {

    public Explanation {
        remedies = List.copyOf(remedies);
    }

    /// @return why
    public Reason reason() {
        return Decision.reason(decision);
    }

    /// @return the remedies that concern the caller's own device and login
    public List<Remedy> forCaller() {
        return remedies.stream().filter(remedy -> remedy.who() == Who.CALLER).toList();
    }

    /// @return whether one of the remedies is somebody's to bring about
    public boolean asks(Who who) {
        return remedies.stream().anyMatch(remedy -> remedy.who() == who);
    }
}
