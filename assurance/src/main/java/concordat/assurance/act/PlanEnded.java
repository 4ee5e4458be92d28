package concordat.assurance.act;

import concordat.assurance.ids.PlanId;

/// A plan ends, done or not.
public record PlanEnded(PlanId plan, Prose reason) implements Act {}
