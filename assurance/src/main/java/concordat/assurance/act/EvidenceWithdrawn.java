package concordat.assurance.act;

import concordat.assurance.ids.EvidenceId;

/// A piece of evidence no longer counts.
public record EvidenceWithdrawn(EvidenceId evidence, Prose reason) implements Act {}
