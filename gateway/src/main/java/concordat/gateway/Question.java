package concordat.gateway;

import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.gateway.login.Login;
import org.jspecify.annotations.Nullable;

/// Who asks for what, and what it was last decided on. Belongs to one thread at a time.
sealed class Question permits OpenStream, PointQuestion {

    final String id;
    final Caller caller;
    /// Microseconds since 1970 UTC, from when on the caller's certificate is no longer valid.
    final long expires;
    final String host;
    final String method;
    final String path;
    final Login login;

    @Nullable
    Snapshot placedIn;

    int callerPlace = -1;
    int routePlace = -1;
    long loginFacts;
    long decision;
    long lease = Long.MAX_VALUE;

    Question(String id, Caller caller, long expires, String host, String method, String path, Login login) {
        this.id = id;
        this.caller = caller;
        this.expires = expires;
        this.host = host;
        this.method = method;
        this.path = path;
        this.login = login;
    }

    /// @return the place of the caller, or -1
    int callerIn(Snapshot snapshot) {
        return caller.place(snapshot);
    }

    /// @return the place of the route that is asked for, or -1
    int routeIn(Snapshot snapshot) {
        return snapshot.route(host, method, path);
    }

    /// @return the method that is asked for on the route that was found
    String methodOn(RouteRow row) {
        return method;
    }
}
