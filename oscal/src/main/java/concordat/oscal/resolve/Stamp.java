package concordat.oscal.resolve;

import java.time.Instant;
import java.util.Optional;

/// What a resolved catalogue says of how it came about.
///
/// @param uuid of its own, never used for another document
/// @param resolvedAt becomes its `last-modified`
/// @param source where the profile is, in words for others; where it is nobody's business, any text
/// @param tool what resolved it
public record Stamp(String uuid, Instant resolvedAt, Optional<String> source, String tool) {

    public Stamp {
        if (uuid.isBlank() || tool.isBlank()) {
            throw new IllegalArgumentException("a stamp with uuid [" + uuid + "] and tool [" + tool + "]");
        }
    }
}
