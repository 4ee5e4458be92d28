package concordat.bench;

import java.util.List;

/// What one benchmark found.
///
/// @param spread the widest span between rounds of one figure of ours that a target rests on, as a share of its median
record Report(List<Row> rows, List<Target> targets, double spread) {

    Report {
        rows = List.copyOf(rows);
        targets = List.copyOf(targets);
    }

    boolean held() {
        return targets.stream().allMatch(Target::held);
    }
}
