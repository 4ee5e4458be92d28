package concordat.assurance.act;

import concordat.assurance.ids.CaseId;

/// What the case was about holds again, or the case was a mistake.
public record CaseClosed(CaseId caseId, Prose reason) implements Act {}
