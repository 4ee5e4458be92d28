package concordat.assurance.act;

import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ServiceId;
import java.time.Instant;

/// A body may use a service.
public record AgreementMade(AgreementId agreement, BodyId body, ServiceId service, Prose legalBasis, Instant until)
        implements Act {}
