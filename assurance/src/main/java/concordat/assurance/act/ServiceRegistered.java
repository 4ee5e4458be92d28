package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ServiceId;

/// A service can be reached under a host name.
public record ServiceRegistered(ServiceId service, BodyId owner, Prose name, String host) implements Act {}
