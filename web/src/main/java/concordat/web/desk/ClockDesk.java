package concordat.web.desk;

import concordat.api.view.ClockView;
import java.time.Duration;

/// What time the network has.
public interface ClockDesk {

    ClockView now();

    /// Moves the clock forward, doing on the way whatever falls due, each thing when it does.
    ///
    /// @throws concordat.web.http.Refusal when this is no demonstration
    ClockView advance(Duration by) throws InterruptedException;
}
