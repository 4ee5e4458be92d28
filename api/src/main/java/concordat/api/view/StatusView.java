package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// Position, epoch and what every gateway has acknowledged.
public record StatusView(Instant time, long position, long epoch, long sequence, List<GatewayView> gateways) {

    public StatusView {
        gateways = Absent.list(gateways);
    }
}
