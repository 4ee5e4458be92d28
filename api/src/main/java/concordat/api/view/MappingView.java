package concordat.api.view;

import java.time.Instant;
import java.util.Optional;

/// A mapping that the server keeps, in short.
///
/// @param name what `--mapping` and `mapping=` call it
/// @param body whose tables it is for; none when it is shared
/// @param form `answers`, `plan` or `findings`; none when what it said was erased
/// @param version the newest, from 1
/// @param hidden whether the body has one of its own of this name, which is taken in its place
public record MappingView(
        String name,
        Optional<String> body,
        Optional<String> form,
        int version,
        Instant savedAt,
        String savedBy,
        boolean hidden) {}
