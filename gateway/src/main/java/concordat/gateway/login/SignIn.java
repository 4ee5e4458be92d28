package concordat.gateway.login;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where people log in with a browser, when a request lacks what a login shows. Called on event loops: must not block.
public interface SignIn {

    /// What lies below it is no service's on any host.
    String PATH = "/.concordat/";

    /// What the name of each of its cookies begins with; no service sees them or sets them.
    String COOKIES = "__Host-concordat-";

    /// What comes next for a browser.
    sealed interface Step {

        /// @param location where it goes
        /// @param cookies values of `set-cookie`
        record Go(String location, List<String> cookies) implements Step {
            public Go {
                cookies = List.copyOf(cookies);
            }
        }

        /// @param status of HTTP
        /// @param name of what is wrong
        record Failed(int status, String name, String title, String detail) implements Step {}
    }

    /// A request of a browser.
    ///
    /// @param authority host and port as it names them
    /// @param target path and query
    /// @param cookies the header's whole value; empty for none
    /// @param fingerprint lower-case hex SHA-256 of the certificate that the connection was made with
    record Visit(String authority, String target, String cookies, String fingerprint) {}

    /// @param cookies the header's whole value
    /// @param fingerprint lower-case hex SHA-256 of the certificate that the connection was made with
    /// @param now microseconds since 1970 UTC
    /// @return who has logged in
    Login session(String cookies, String fingerprint, long now);

    /// @param body that the caller belongs to
    /// @param lacking names of the facts that a login has to show
    /// @return where to log in; empty when nobody can show that, or somebody was asked for it just now
    Optional<Step.Go> begin(Visit visit, String body, Set<String> lacking);

    /// Serves what lies below [#PATH].
    Future<Step> arrive(Visit visit);

    /// @return lets nobody log in
    static SignIn none() {
        return new SignIn() {
            @Override
            public Login session(String cookies, String fingerprint, long now) {
                return new Login.None();
            }

            @Override
            public Optional<Step.Go> begin(Visit visit, String body, Set<String> lacking) {
                return Optional.empty();
            }

            @Override
            public Future<Step> arrive(Visit visit) {
                return Future.succeededFuture(new Step.Failed(
                        404, "NO_SUCH_PAGE", "There is no such page", "Nobody can log in at this gateway."));
            }
        };
    }
}
