package concordat.api.view;

import java.time.Instant;
import java.util.Map;

/// What the network is and where it stands now.
public record NetworkView(
        String id,
        String name,
        String edition,
        Instant time,
        long position,
        long epoch,
        Map<String, Integer> bodies,
        int openCases) {

    public NetworkView {
        bodies = Absent.map(bodies);
    }
}
