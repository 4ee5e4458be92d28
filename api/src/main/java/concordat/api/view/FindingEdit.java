package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// One edit of many findings.
///
/// @param findings ids; when there are none, what the filter lets through
/// @param filter as lists of findings are filtered; open ones alone when its state is left out
/// @param into the action that is to mend them
/// @param outOf the action that is no longer to
/// @param owner who does the action; `into` or `outOf` names it
/// @param reason stands in the record
public record FindingEdit(
        List<String> findings,
        Optional<FindingChoice> filter,
        Optional<String> into,
        Optional<String> outOf,
        Optional<String> owner,
        String reason) {

    public FindingEdit {
        findings = Absent.list(findings);
        filter = Absent.or(filter, Optional.empty());
        into = Absent.or(into, Optional.empty());
        outOf = Absent.or(outOf, Optional.empty());
        owner = Absent.or(owner, Optional.empty());
    }
}
