package concordat.gateway.point.authzen;

import tools.jackson.databind.node.ObjectNode;

/// May this subject do this to that?
///
/// @param context empty when there is none; not to be changed
public record Inquiry(Entity subject, Entity action, Entity resource, ObjectNode context) {}
