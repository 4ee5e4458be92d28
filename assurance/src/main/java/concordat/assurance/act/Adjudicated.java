package concordat.assurance.act;

import concordat.assurance.ids.CaseId;

/// A named officer decides on a case, with reasons.
///
/// @param upheld whether the body's reply is upheld, so that access holds
public record Adjudicated(CaseId caseId, boolean upheld, Prose reasons) implements Act {}
