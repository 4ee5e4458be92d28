package concordat.assurance.act;

import concordat.assurance.ids.CaseId;

/// The body replies to a notice.
public record ReplyMade(CaseId caseId, ReplyKind kind, Prose words) implements Act {}
