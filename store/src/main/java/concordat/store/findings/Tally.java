package concordat.store.findings;

import concordat.assurance.act.Breach;
import concordat.findings.Change;
import concordat.findings.Finding;
import concordat.findings.Scan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an import did to findings, counted.
final class Tally {

    private final Map<Change.Why, Integer> untouched = new EnumMap<>(Change.Why.class);
    private int opened;
    private int kept;
    private int reopened;
    private int closed;

    void add(Change change) {
        switch (change) {
            case Change.Opened o -> opened++;
            case Change.Kept k -> kept++;
            case Change.Reopened r -> reopened++;
            case Change.Closed c -> closed++;
            case Change.Untouched u -> untouched.merge(u.why(), 1, Integer::sum);
        }
    }

    void opened() {
        opened++;
    }

    void moved(Finding before, Finding after) {
        if (before.open() == after.open()) {
            kept += after.open() ? 1 : 0;
        } else if (after.open()) {
            reopened++;
        } else {
            closed++;
        }
    }

    ImportOutcome.Imported outcome(Scan scan, int unplaced, List<Breach> breaches) {
        return new ImportOutcome.Imported(scan, unplaced, opened, kept, reopened, closed, untouched, breaches);
    }
}
