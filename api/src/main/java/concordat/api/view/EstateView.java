package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// What a body says there is of an environment.
///
/// @param machines of all builds together
public record EstateView(
        String body,
        String environment,
        int version,
        List<String> internal,
        List<String> external,
        List<BuildView> builds,
        int machines,
        Instant at,
        String by) {

    /// Machines that are set up alike.
    ///
    /// @param use `server` or `end-user`
    public record BuildView(String name, String use, int machines) {}

    public EstateView {
        internal = Absent.list(internal);
        external = Absent.list(external);
        builds = Absent.list(builds);
    }
}
