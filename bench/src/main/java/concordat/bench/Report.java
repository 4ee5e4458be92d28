package concordat.bench;

import java.util.List;

/// What one benchmark found.
///
/// @param notes what one has to know to read the rows, a sentence each
record Report(List<Row> rows, List<Target> targets, List<String> notes) {

    Report {
        rows = List.copyOf(rows);
        targets = List.copyOf(targets);
        notes = List.copyOf(notes);
    }

    boolean held() {
        return targets.stream().allMatch(Target::held);
    }
}
