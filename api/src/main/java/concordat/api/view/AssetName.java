package concordat.api.view;

/// Another name of an asset, and why it is taken for one.
///
/// @param sameAs what it was merged into
/// @param by agent, full-name, netbios, mac, cloud or address
/// @param id what both have
/// @param report the import that showed it
public record AssetName(String name, String sameAs, String by, String id, String report) {}
