package concordat.gateway.point.authzen;

import tools.jackson.databind.node.ObjectNode;

/// What was decided.
///
/// @param context empty for nothing to add
public record Evaluation(boolean decision, ObjectNode context) {}
