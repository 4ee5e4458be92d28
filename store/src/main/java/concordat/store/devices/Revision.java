package concordat.store.devices;

import java.util.List;

/// What becomes of a device by what was said of it.
///
/// @param sources those that are new or say something new
/// @param facts one bit for each fact that holds
/// @param changesAt microseconds since the epoch when the first of them runs out
/// @param factsAfter what is left from then on
/// @param judgedBy id of the edition
public record Revision(List<SourceRow> sources, long facts, long changesAt, long factsAfter, String judgedBy) {

    public Revision {
        sources = List.copyOf(sources);
    }
}
