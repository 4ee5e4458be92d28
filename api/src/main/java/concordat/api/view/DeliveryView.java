package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Something that is to be sent, or was.
///
/// @param id as the receiver sees it: the webhook-id, or the first half of the Message-ID
/// @param channel `mail` or `webhook`
/// @param state `waiting`, `sent`, `dead` (tried too often) or `dropped` (nobody, or nothing, to send it to)
/// @param dueAt when it is next tried, while it waits
/// @param reason why it was not sent, the last time it was tried
/// @param notices how many are in it; none is a ping
public record DeliveryView(
        String id,
        String channel,
        Optional<String> person,
        String state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        Optional<Instant> triedAt,
        Optional<String> reason,
        int notices) {}
