package concordat.assurance;

import concordat.assurance.act.Breach;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Strength;

/// A breach and the strongest report that told of it: what it takes to be rid of it.
record BreachHeld(Breach breach, ReportId report, Strength strength, boolean credentialed) {

    /// @return what is held of the control after the report; a weaker report adds but does not weaken
    BreachHeld toldAgain(Breach now, ReportImported by) {
        return matchedBy(by)
                ? new BreachHeld(now, by.report(), by.strength(), by.credentialed())
                : new BreachHeld(now, report, strength, credentialed);
    }

    /// @return whether the report is at least as strong as the one that told of it
    boolean matchedBy(ReportImported by) {
        return by.strength().atLeast(strength) && (by.credentialed() || !credentialed);
    }
}
