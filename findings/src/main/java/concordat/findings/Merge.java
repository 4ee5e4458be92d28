package concordat.findings;

/// That two names in reports mean one asset, and by what that is known.
///
/// @param name what came later
/// @param into what was there first; it may itself be another by a merge of its own
/// @param by the kind of id that both have
/// @param id what it is, in the form in which it is compared
/// @param report the import that showed it
public record Merge(AssetKey name, AssetKey into, AssetIdKind by, String id, String report) {}
