package concordat.assurance.act;

import concordat.assurance.ids.AgreementId;

/// A body may no longer use a service.
public record AgreementEnded(AgreementId agreement, Prose reason) implements Act {}
