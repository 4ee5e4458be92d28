package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Another program to which a body's tickets go.
///
/// @param detail `least` or `full`
/// @param reason why it is told as much as it is
/// @param statusUrl where it says what became of tickets
/// @param refused how many messages from there were refused, for a wrong signature or one too old
/// @param secret signs what goes there; shown once
/// @param statusSecret signs what comes from there; shown once
public record TicketConnectorView(
        String id,
        String body,
        String name,
        String url,
        String detail,
        String reason,
        String statusUrl,
        String createdBy,
        Instant createdAt,
        long refused,
        Optional<Instant> refusedAt,
        Optional<String> secret,
        Optional<String> statusSecret) {}
