package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Which findings are chosen, as lists of findings are filtered.
public record FindingChoice(
        Optional<String> environment,
        Optional<String> severity,
        Optional<String> state,
        Optional<String> asset,
        Optional<String> weakness,
        Optional<String> cve,
        Optional<Instant> dueBefore,
        Optional<String> action,
        Optional<String> fix) {

    public FindingChoice {
        environment = Absent.or(environment, Optional.empty());
        severity = Absent.or(severity, Optional.empty());
        state = Absent.or(state, Optional.empty());
        asset = Absent.or(asset, Optional.empty());
        weakness = Absent.or(weakness, Optional.empty());
        cve = Absent.or(cve, Optional.empty());
        dueBefore = Absent.or(dueBefore, Optional.empty());
        action = Absent.or(action, Optional.empty());
        fix = Absent.or(fix, Optional.empty());
    }
}
