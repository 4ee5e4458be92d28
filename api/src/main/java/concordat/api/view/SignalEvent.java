package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A security event that was told, and what followed.
///
/// @param event its id, unique in its stream
/// @param type the URI of its type
/// @param subject to whom or what it happened
/// @param effect `acted`, `none`, or `late` when something newer of the same kind had come before it
/// @param said what followed, or why nothing did
/// @param repeats how many times it came again, which changed nothing
public record SignalEvent(
        String stream,
        String event,
        String type,
        String subject,
        Instant happenedAt,
        Instant heardAt,
        String effect,
        String said,
        int repeats,
        Optional<Instant> repeatedAt) {}
