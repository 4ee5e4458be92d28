package concordat.gateway.point.authzen;

import tools.jackson.databind.node.ObjectNode;

/// A subject, a resource or an action, as it was said. What an enforcement point says of an entity in properties is its
/// word and nobody else's.
///
/// @param type empty for an action
/// @param id for an action its name; empty where a search leaves it open
/// @param properties empty when there are none; not to be changed
public record Entity(String type, String id, ObjectNode properties) {}
