package concordat.findings;

/// That two names in reports mean one asset, and by what that is known.
///
/// @param name what came later
/// @param into what was there first; it may itself be another by a merge of its own
public record Merge(AssetKey name, AssetKey into, Why why) {

    /// By what it is known.
    public sealed interface Why {}

    /// Both have an id.
    ///
    /// @param id what it is, in the form in which it is compared
    /// @param report the import that showed it
    public record SameId(AssetIdKind kind, String id, String report) implements Why {}

    /// Somebody said so.
    ///
    /// @param other what the name was said to be: what it was merged into, or what is said to be that
    public record SaidToBe(AssetKey other) implements Why {}
}
