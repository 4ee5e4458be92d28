package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Something to be done that another program was told of.
///
/// @param kind `action` or `proposal`
/// @param subject its id
/// @param state of sending it: `waiting`, `sent`, or `dead` when it is not tried again by itself
/// @param reason why it is not sent yet
/// @param said `nothing`, `in-progress`, `done` or `wont-do`; no proof of anything
/// @param theirReference what the other program calls it
/// @param remark what was said beside
/// @param open how many of its findings are open
/// @param proof `mended` when scans show that all are, `said` when it is said to be done and not yet proved,
///     `none` otherwise
/// @param nextLook about when the next scan is to be expected
public record TicketView(
        String id,
        String connector,
        String body,
        String environment,
        String kind,
        String subject,
        String createdBy,
        Instant createdAt,
        String state,
        int attempts,
        Instant dueAt,
        Optional<Instant> triedAt,
        Optional<String> reason,
        String said,
        Optional<Instant> saidAt,
        Optional<String> theirReference,
        Optional<String> remark,
        int open,
        String proof,
        Optional<LocalDate> nextLook) {}
