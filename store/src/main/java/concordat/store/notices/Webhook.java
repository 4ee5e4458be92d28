package concordat.store.notices;

import concordat.assurance.ids.PersonId;
import concordat.notices.Notice;
import concordat.notices.NoticeKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// An address that is told of what concerns a body, or the Authority.
///
/// @param body whose; none for the Authority's
/// @param kinds which; all when empty
/// @param secret sealed, as text
/// @param former the secret before, while both are used
/// @param failures attempts that failed since the last that did not
/// @param paused since when and why nothing is sent
public record Webhook(
        String id,
        Optional<String> body,
        String url,
        Set<NoticeKind> kinds,
        String secret,
        Optional<Former> former,
        PersonId createdBy,
        Instant createdAt,
        int failures,
        Optional<Pause> paused) {

    /// A secret that was replaced.
    ///
    /// @param secret sealed, as text
    /// @param until first instant at which it is no longer used
    public record Former(String secret, Instant until) {}

    /// That nothing is sent.
    public record Pause(Instant since, String why) {}

    public Webhook {
        kinds = Set.copyOf(kinds);
    }

    /// @return whether it is told of the notice
    public boolean wants(Notice notice) {
        return (kinds.isEmpty() || kinds.contains(notice.kind())) && Outgoing.concerns(notice, body);
    }
}
