package concordat.web.desk;

import concordat.api.view.GatewayView;
import java.time.Duration;
import java.util.List;

/// What the gateways have heard.
public interface FeedDesk {

    List<GatewayView> gateways();

    /// @return the last frame's number
    long sequence();

    /// Waits until whatever was done up to a position of the ledger is in force at every gateway.
    ///
    /// @param atMost how long to wait
    Reached awaitInForce(long position, Duration atMost) throws InterruptedException;

    /// @param sequence the frame that carries it
    /// @param laggards gateways that have not acknowledged and whose lease still runs; none when it is in force
    record Reached(long sequence, List<String> laggards) {
        public Reached {
            laggards = List.copyOf(laggards);
        }
    }
}
