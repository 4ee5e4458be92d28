package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// What a webhook is sent.
///
/// @param type `notice.` and the notice's kind, or `ping`
/// @param timestamp when what it tells came about
/// @param data none for a ping
public record NoticeEvent(String type, Instant timestamp, String network, Optional<NoticeView> data) {}
