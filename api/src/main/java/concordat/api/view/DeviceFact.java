package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// Whether a fact holds of a device.
///
/// @param state `holds`, `denied`, `ran-out`, `too-weak` or `unsaid`
/// @param source by whose word
/// @param at when that source looked
/// @param until when its word runs out, or did
/// @param told in words
public record DeviceFact(
        String fact,
        String state,
        Optional<String> source,
        Optional<Instant> at,
        Optional<Instant> until,
        String told) {}
