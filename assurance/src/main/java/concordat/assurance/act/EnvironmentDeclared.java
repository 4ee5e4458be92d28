package concordat.assurance.act;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;

/// A body declares an infrastructure that it certifies.
public record EnvironmentDeclared(EnvironmentId environment, BodyId body, Prose name) implements Act {}
