package concordat.gateway;

import java.time.Duration;

/// The usual limits but for what a test names, and with little waiting when a gateway goes.
final class TestLimits {

    private final Limits usual = Limits.defaults();
    private long bodyBytes = usual.bodyBytes();
    private Duration head = usual.head();
    private Duration idle = usual.idle();
    private Duration stalled = usual.stalled();
    private Duration answer = usual.answer();
    private int upstreamConnections = usual.upstreamConnections();
    private Duration drain = Duration.ofMillis(200);

    TestLimits bodyBytes(long most) {
        bodyBytes = most;
        return this;
    }

    TestLimits head(Duration most) {
        head = most;
        return this;
    }

    TestLimits idle(Duration most) {
        idle = most;
        return this;
    }

    TestLimits stalled(Duration most) {
        stalled = most;
        return this;
    }

    TestLimits answer(Duration most) {
        answer = most;
        return this;
    }

    TestLimits upstreamConnections(int most) {
        upstreamConnections = most;
        return this;
    }

    TestLimits drain(Duration most) {
        drain = most;
        return this;
    }

    Limits limits() {
        return new Limits(
                usual.headBytes(),
                usual.headers(),
                bodyBytes,
                usual.connections(),
                usual.streams(),
                usual.sendBuffer(),
                usual.handshake(),
                head,
                idle,
                stalled,
                usual.connect(),
                answer,
                upstreamConnections,
                drain,
                usual.sweep());
    }
}
