package concordat.store.signals;

import concordat.assurance.ids.BodyId;
import java.time.Instant;
import java.util.Optional;

/// An event that was told, and what followed.
///
/// @param number in the order in which they came; 0 for one that is not kept yet
/// @param event its id, unique in its stream
/// @param type the URI of its type
/// @param subject to whom or what it happened
/// @param effect `acted`, `none`, or `late` when something newer of the same kind had come before it
/// @param said what followed, or why nothing did
/// @param repeats how many times it came again, which changed nothing
public record SignalEvent(
        long number,
        BodyId body,
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
