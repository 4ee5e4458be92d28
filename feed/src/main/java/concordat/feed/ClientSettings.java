package concordat.feed;

import java.nio.file.Path;
import java.util.Set;

/// What a gateway must know to follow its network's feed.
///
/// @param network its id
/// @param gateway this gateway's id, as registered for the certificate in `tls`
/// @param host of the control plane; must be named in its certificate
/// @param pinned the network's keys; more than one only while a key is being replaced
/// @param stateFile where the last state is kept; its folder must exist and be private to the gateway
/// @param demoClock whether a moved clock is followed; a gateway without it refuses such frames
public record ClientSettings(
        String network,
        String gateway,
        String host,
        int port,
        FeedTls tls,
        Set<NetworkKey> pinned,
        Path stateFile,
        boolean demoClock,
        ClientPace pace) {

    public ClientSettings {
        FeedNames.check("network", network);
        FeedNames.check("gateway", gateway);
        pinned = Set.copyOf(pinned);
        if (pinned.isEmpty()) {
            throw new IllegalArgumentException("gateway " + gateway + " pins no key of network " + network);
        }
    }
}
