package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Something that somebody must know or do.
///
/// @param kind for example `case-notice`
/// @param severity `emergency`, `act` or `know`
/// @param subject id of the case, measure, plan ... that it is about
/// @param by when something is due or ends
/// @param wholeDay whether `by` stands for a day
/// @param todo who must act, and what they do
/// @param path where to see more, below the network's address
public record NoticeView(
        String id,
        String kind,
        String severity,
        Instant at,
        Optional<String> body,
        Optional<String> environment,
        Optional<String> control,
        String subject,
        Optional<Instant> by,
        boolean wholeDay,
        String title,
        String text,
        String todo,
        String path,
        Optional<Instant> readAt) {}
