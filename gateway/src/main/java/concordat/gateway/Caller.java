package concordat.gateway;

import concordat.decision.Snapshot;
import org.jspecify.annotations.Nullable;

/// One certificate on one event loop, over all its connections, with its open streams.
final class Caller {

    final String fingerprint;
    final byte[] digest;
    int connections;

    @Nullable
    OpenStream first;

    @Nullable
    String environment;

    private @Nullable Snapshot placedIn;
    private int place = -1;
    private String id;

    Caller(String fingerprint, byte[] digest) {
        this.fingerprint = fingerprint;
        this.digest = digest;
        this.id = fingerprint;
    }

    /// @return as [Snapshot#caller(byte[])]
    int place(Snapshot snapshot) {
        if (placedIn != snapshot) {
            placedIn = snapshot;
            place = snapshot.caller(digest);
            id = place < 0 ? fingerprint : snapshot.callerId(place);
        }
        return place;
    }

    /// @return the caller's id, or its fingerprint when the snapshot does not know it
    String id(Snapshot snapshot) {
        place(snapshot);
        return id;
    }

    /// @return the id of the environment it calls from; null when that is not known
    @Nullable
    String environmentIn(Snapshot snapshot) {
        int caller = place(snapshot);
        int at = caller < 0 ? -1 : snapshot.environmentOf(caller);
        return at < 0 ? null : snapshot.environmentRow(at).id();
    }
}
