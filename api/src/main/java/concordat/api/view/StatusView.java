package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// Position, epoch, what every gateway has acknowledged, and what waits to be sent.
public record StatusView(
        Instant time, long position, long epoch, long sequence, List<GatewayView> gateways, OutgoingView outgoing) {

    public StatusView {
        gateways = Absent.list(gateways);
    }
}
