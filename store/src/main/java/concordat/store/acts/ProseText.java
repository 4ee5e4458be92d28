package concordat.store.acts;

/// A text that has not been erased, with what its digest was salted with.
///
/// @param salt 32 lower-case hexadecimal digits
public record ProseText(String salt, String text) {}
