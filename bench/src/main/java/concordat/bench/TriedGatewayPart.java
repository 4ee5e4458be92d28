package concordat.bench;

import concordat.feed.ClientPace;
import concordat.feed.FeedClient;
import concordat.feed.FeedClock;
import concordat.gateway.Gateway;
import concordat.gateway.GatewaySettings;
import concordat.records.RecordLog;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/// As [GatewayPart], with a wall clock that can be moved, quick to notice that it is cut off, and built wrong when it
/// is to be: `FOLDER ID FEED-PORT PUBLIC-KEY UPSTREAM-PORT FAULT CLOCK-MILLIS`. A line moves the clock by so many
/// milliseconds from the machine's.
final class TriedGatewayPart {

    private static final int EVENT_LOOPS = 2;
    private static final int FRAME_BYTES = 1 << 20;
    /// Begins its file anew now and then, so that this is tried too.
    private static final int FILE_BYTES = 64 << 10;

    private TriedGatewayPart() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        String id = args[1];
        GatewaySettings settings = GatewayPart.settings(folder, id, args[4], EVENT_LOOPS);
        ClientPace pace = new ClientPace(
                Duration.ofMillis(100),
                Duration.ofMillis(400),
                Duration.ofMillis(20),
                Duration.ofMillis(200),
                FRAME_BYTES,
                FILE_BYTES);
        AtomicLong skewMicros = new AtomicLong(Long.parseLong(args[6]) * 1_000);
        FeedClock clock = new FeedClock() {
            @Override
            public long micros() {
                return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) + skewMicros.get();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
        Vertx vertx = Gateway.vertx(settings);
        try (RecordLog records = GatewayPart.records(folder, id);
                Gateway gateway = Gateway.start(vertx, settings, GatewayPart.parts(clock, records));
                FeedClient feed = new FeedClient(
                        vertx,
                        GatewayPart.feed(folder, id, args[2], args[3], pace),
                        clock,
                        new SecureRandom(),
                        Fault.of(args[5]).in(gateway.sink()))) {
            Waiting.of(feed.start());
            gateway.open();
            Part.serve(Integer.toString(gateway.port()), line -> {
                skewMicros.set(Long.parseLong(line) * 1_000);
                return line;
            });
        } finally {
            Waiting.of(vertx.close());
        }
    }
}
