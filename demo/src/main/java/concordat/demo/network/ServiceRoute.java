package concordat.demo.network;

import java.util.List;
import java.util.Optional;

/// A route of a sample service, in the words of the ledger.
///
/// @param id unique in the network
/// @param handling the handling's id
/// @param action name of the action class
/// @param effect name of the citizen effect
/// @param alsoNeeds ids of controls that the owner asks for beyond the edition
/// @param stale ISO 8601, when shorter than the handling's own
public record ServiceRoute(
        String id,
        List<String> methods,
        String path,
        String handling,
        String action,
        String effect,
        boolean releasable,
        List<String> alsoNeeds,
        Optional<String> stale) {

    public ServiceRoute {
        methods = List.copyOf(methods);
        alsoNeeds = List.copyOf(alsoNeeds);
    }
}
