package concordat.gateway;

import concordat.decision.Snapshot;
import concordat.gateway.login.Login;
import org.jspecify.annotations.Nullable;

/// One request, from before it is decided until its last byte: what it was decided on, and its place in the registry.
/// Belongs to one event loop.
final class OpenStream {

    static final int NOT_LEASED = -1;

    final String id;
    final Peer peer;
    final String host;
    final String method;
    final String path;
    final Login login;
    private @Nullable Flow flow;

    @Nullable
    Snapshot placedIn;

    int callerPlace = -1;
    int routePlace = -1;
    long loginFacts;
    long decision;
    long lease = Long.MAX_VALUE;
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
        this.id = id;
        this.peer = peer;
        this.host = host;
        this.method = method;
        this.path = path;
        this.login = login;
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
