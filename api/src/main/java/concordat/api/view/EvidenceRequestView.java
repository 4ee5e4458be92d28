package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Evidence that the Authority asks for.
public record EvidenceRequestView(
        String id, String control, String kind, Instant askedAt, Instant answerBy, Optional<String> why) {}
