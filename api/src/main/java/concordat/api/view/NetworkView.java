package concordat.api.view;

import java.time.Instant;
import java.util.Map;

/// What the network is and where it stands now.
///
/// @param risksOverruled how many of bodies' own risk decisions the Authority has ended, since the network began
public record NetworkView(
        String id,
        String name,
        String edition,
        Instant time,
        long position,
        long epoch,
        Map<String, Integer> bodies,
        int openCases,
        int risksOverruled) {

    public NetworkView {
        bodies = Absent.map(bodies);
    }
}
