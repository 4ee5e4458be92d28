package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A link by which a calendar program reads one person's calendar.
///
/// @param url shown once, when it is made
public record CalendarLinkView(String id, String label, Instant createdAt, Optional<String> url) {}
