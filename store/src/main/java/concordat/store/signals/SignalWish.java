package concordat.store.signals;

import java.util.Optional;

/// Which events are wanted.
///
/// @param type the last part of its URI, such as `session-revoked`
/// @param subject a part of its text
/// @param oldestFirst whether in the order in which they came
public record SignalWish(
        Optional<String> stream,
        Optional<String> type,
        Optional<String> subject,
        Optional<String> effect,
        boolean oldestFirst) {}
