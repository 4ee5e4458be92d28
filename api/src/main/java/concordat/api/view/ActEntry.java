package concordat.api.view;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One act as it stands in the ledger.
public record ActEntry(
        long position,
        Instant at,
        String actor,
        String kind,
        Optional<String> body,
        Map<String, Object> payload,
        String leaf) {

    public ActEntry {
        payload = Absent.map(payload);
    }
}
