package concordat.store.evidence;

/// Whether what is kept of a document is still what was handed in.
public sealed interface Soundness {

    /// It is, to the last byte.
    record Sound() implements Soundness {}

    /// It is not.
    ///
    /// @param expected lower-case hex SHA-256 that what is kept should have
    /// @param found the one that it has
    /// @param detail where it differs, for people
    record Altered(String expected, String found, String detail) implements Soundness {}
}
