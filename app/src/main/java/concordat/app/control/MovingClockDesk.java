package concordat.app.control;

import concordat.api.view.ClockView;
import concordat.app.clock.NetworkClock;
import concordat.web.desk.ClockDesk;
import concordat.web.http.Refusal;
import java.time.Duration;

/// The clock as the web sees it.
final class MovingClockDesk implements ClockDesk {

    private final NetworkClock clock;
    private final ClockworkLoop clockwork;
    private final Publisher publisher;

    MovingClockDesk(NetworkClock clock, ClockworkLoop clockwork, Publisher publisher) {
        this.clock = clock;
        this.clockwork = clockwork;
        this.publisher = publisher;
    }

    @Override
    public ClockView now() {
        return new ClockView(clock.instant(), Duration.ofNanos(clock.offsetMicros() * 1_000), clock.movable());
    }

    @Override
    public ClockView advance(Duration by) throws InterruptedException {
        if (!clock.movable()) {
            throw Refusal.of(403, "This network's clock cannot be moved", "Only a demonstration's can.");
        }
        if (by.isNegative() || by.isZero() || by.compareTo(Duration.ofDays(3_653)) > 0) {
            throw Refusal.of(
                    422, "The clock cannot be moved by " + by, "Give more than nothing and at most ten years.");
        }
        clockwork.advance(by);
        publisher.clockMoved();
        return now();
    }
}
