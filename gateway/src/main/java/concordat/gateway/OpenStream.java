package concordat.gateway;

import concordat.gateway.login.Login;
import org.jspecify.annotations.Nullable;

/// One request, from before it is decided until its last byte: what it was decided on, and its place in the registry.
/// Belongs to one event loop.
final class OpenStream extends Question {

    static final int NOT_LEASED = -1;

    final Peer peer;
    private @Nullable Flow flow;

    boolean stopped;

    int leasePlace = NOT_LEASED;

    @Nullable
    OpenStream nextOfAll;

    @Nullable
    OpenStream beforeOfAll;

    @Nullable
    OpenStream nextOfCaller;

    @Nullable
    OpenStream beforeOfCaller;

    boolean registered;

    OpenStream(String id, Peer peer, String host, String method, String path, Login login) {
        super(id, peer.caller, peer.expires, host, method, path, login);
        this.peer = peer;
    }

    Flow flow() {
        Flow carried = flow;
        if (carried == null) {
            throw new IllegalStateException("stream " + id + " carries nothing yet");
        }
        return carried;
    }

    void carriedBy(Flow newer) {
        flow = newer;
    }
}
