package concordat.bench;

import java.util.List;

/// What one benchmark found.
///
/// @param notes what one has to know to read the rows, a sentence each
/// @param details rows that are told to programs only
/// @param picture the details as people read them; empty when there are none
record Report(List<Row> rows, List<Target> targets, List<String> notes, List<Row> details, String picture) {

    Report(List<Row> rows, List<Target> targets, List<String> notes) {
        this(rows, targets, notes, List.of(), "");
    }

    Report {
        rows = List.copyOf(rows);
        details = List.copyOf(details);
        targets = List.copyOf(targets);
        notes = List.copyOf(notes);
    }

    boolean held() {
        return targets.stream().allMatch(Target::held);
    }
}
