package concordat.assurance.act;

import concordat.assurance.ids.BodyId;

/// A body joins the network.
///
/// @param kind for example `district-council`
/// @param region for example `r01`
/// @param registerCode its code in the public register, or empty
public record BodyJoined(BodyId body, Prose name, String kind, String region, String registerCode) implements Act {}
