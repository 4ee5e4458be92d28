package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An address that is told of notices.
///
/// @param state `active` or `paused`
/// @param failures attempts that failed since the last that did not
/// @param formerSecretUntil until when requests are signed with the secret before too
/// @param secret shown once, when it is made
public record WebhookView(
        String id,
        Optional<String> body,
        String url,
        List<String> kinds,
        String createdBy,
        Instant createdAt,
        String state,
        int failures,
        Optional<Instant> pausedAt,
        Optional<String> pausedWhy,
        Optional<Instant> formerSecretUntil,
        Optional<String> secret) {

    public WebhookView {
        kinds = Absent.list(kinds);
    }
}
