package concordat.demo.network;

import java.util.List;
import java.util.Optional;

/// What a body lacks, by the controls' ids. A body that lacks nothing has none of these.
///
/// @param open with nothing to stand in for it
/// @param planned with an agreed plan; empty when there is none
/// @param accepted with a risk that its owner accepted
/// @param admitted proved once, and said by the body itself to be met no more
public record Gaps(List<String> open, List<String> planned, List<String> accepted, Optional<String> admitted) {

    static final Gaps NONE = new Gaps(List.of(), List.of(), List.of(), Optional.empty());

    public Gaps {
        open = List.copyOf(open);
        planned = List.copyOf(planned);
        accepted = List.copyOf(accepted);
    }

    public boolean none() {
        return count() == 0;
    }

    /// @return how many controls are without proof
    public int count() {
        return open.size() + planned.size() + accepted.size();
    }

    /// @return whether there is no proof of the control
    boolean lacks(String control) {
        return open.contains(control) || planned.contains(control) || accepted.contains(control);
    }
}
