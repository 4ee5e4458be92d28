package concordat.decision;

import java.util.List;

/// What changes from one snapshot to the next. Routes and terms change only by a whole new snapshot.
///
/// @param epoch the new snapshot's number
/// @param environments rows that are new or replace those of the same id
/// @param callers rows that are new or replace those of the same fingerprint
/// @param removedCallers fingerprints that are known no more, whatever `callers` says of them
public record Delta(
        long epoch, List<EnvironmentRow> environments, List<CallerRow> callers, List<String> removedCallers) {

    public Delta {
        environments = List.copyOf(environments);
        callers = List.copyOf(callers);
        removedCallers = List.copyOf(removedCallers);
        removedCallers.forEach(Fingerprint::requireHex);
    }
}
