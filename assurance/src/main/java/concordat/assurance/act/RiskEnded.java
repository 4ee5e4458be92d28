package concordat.assurance.act;

import concordat.assurance.ids.RiskId;

/// A risk decision ends before its time.
public record RiskEnded(RiskId risk, Prose reason) implements Act {}
