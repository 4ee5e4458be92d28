package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A gateway and what it has acknowledged.
public record GatewayView(
        String id, boolean connected, long acknowledged, Optional<Instant> provenAt, boolean laggard) {}
