package concordat.api.view;

import java.util.Optional;

/// Another name of an asset, and why it is taken for one.
///
/// @param sameAs what it was merged into
/// @param by agent, full-name, netbios, mac, cloud or address; person when somebody said so
/// @param id what both have
/// @param report the import that showed it
/// @param said what somebody said, of this name and sameAs or of this and one that is sameAs
public record AssetName(
        String name,
        String sameAs,
        String by,
        Optional<String> id,
        Optional<String> report,
        Optional<SayingView> said) {}
