package concordat.store.findings;

import concordat.findings.AssetKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of findings when names come to mean other assets than before.
///
/// @param lines each that is new, gone, or otherwise than before, worst first
public record Regrouped(List<Line> lines) {

    /// That nothing does.
    public static final Regrouped NOTHING = new Regrouped(List.of());

    /// How a finding was or is.
    public enum State {
        /// There was none, or another one stands for it now.
        ABSENT,
        OPEN,
        CLOSED
    }

    /// One finding.
    ///
    /// @param finding as it is; as it was where it is no more
    /// @param before what it was on, none when it was not there
    public record Line(FindingPage.Line finding, State was, State is, Optional<AssetKey> before) {}

    public Regrouped {
        lines = List.copyOf(lines);
    }

    /// @param before findings that are gone or otherwise now
    /// @param after findings that are new or otherwise than before
    static Regrouped between(List<FindingPage.Line> before, List<FindingPage.Line> after) {
        Map<Long, FindingPage.Line> left = new HashMap<>();
        before.forEach(line -> left.put(line.number(), line));
        List<Line> lines = new ArrayList<>();
        for (FindingPage.Line now : after) {
            Optional<FindingPage.Line> then = Optional.ofNullable(left.remove(now.number()));
            lines.add(
                    new Line(now, then.map(Regrouped::state).orElse(State.ABSENT), state(now), then.map(t -> t.finding()
                            .key()
                            .asset())));
        }
        left.values()
                .forEach(gone -> lines.add(new Line(
                        gone,
                        state(gone),
                        State.ABSENT,
                        Optional.of(gone.finding().key().asset()))));
        lines.sort(
                Comparator.comparing((Line l) -> l.finding().finding().facts().severity())
                        .reversed()
                        .thenComparingLong(l -> l.finding().number()));
        return new Regrouped(lines);
    }

    private static State state(FindingPage.Line line) {
        return line.finding().open() ? State.OPEN : State.CLOSED;
    }

    /// @return how many findings went from one state to the other
    public int count(State was, State is) {
        return Math.toIntExact(
                lines.stream().filter(l -> l.was() == was && l.is() == is).count());
    }
}
