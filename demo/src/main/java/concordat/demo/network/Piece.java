package concordat.demo.network;

import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.util.List;

/// One piece of evidence.
///
/// @param controls ids; never empty
public record Piece(
        String id,
        String environment,
        List<String> controls,
        EvidenceKind kind,
        Strength strength,
        String digest,
        Instant observedAt,
        String title) {

    public Piece {
        controls = List.copyOf(controls);
    }
}
