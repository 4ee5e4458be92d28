package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// Whether a document is still what was handed in.
///
/// @param digest lower-case hex SHA-256 of the document
/// @param evidence the pieces it is the document of
/// @param sound whether it is
/// @param expected SHA-256 that what is kept (sealed) should have; absent when sound
/// @param found the one it has
/// @param detail where it differs
public record DocumentCheck(
        String digest,
        List<String> evidence,
        boolean sound,
        Optional<String> expected,
        Optional<String> found,
        Optional<String> detail) {

    public DocumentCheck {
        evidence = Absent.list(evidence);
    }
}
