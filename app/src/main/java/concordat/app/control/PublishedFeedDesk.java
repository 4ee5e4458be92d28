package concordat.app.control;

import concordat.api.view.GatewayView;
import concordat.app.clock.NetworkClock;
import concordat.feed.FeedServer;
import concordat.feed.GatewayState;
import concordat.web.desk.FeedDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the gateways have heard, on the feed.
final class PublishedFeedDesk implements FeedDesk {

    private static final Duration PUBLISHING = Duration.ofSeconds(10);

    private final Publisher publisher;
    private final FeedServer feed;
    private final NetworkClock clock;

    PublishedFeedDesk(Publisher publisher, FeedServer feed, NetworkClock clock) {
        this.publisher = publisher;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public List<GatewayView> gateways() {
        long newest = publisher.sequence();
        return soon(feed.gateways()).values().stream()
                .sorted(java.util.Comparator.comparing(GatewayState::gateway))
                .map(g -> new GatewayView(
                        g.gateway(), g.connected(), g.acknowledged(), proven(g), g.acknowledged() < newest))
                .toList();
    }

    /// The feed goes by the machine's clock, people by the network's.
    private Optional<Instant> proven(GatewayState gateway) {
        return gateway.provenAt() == 0
                ? Optional.empty()
                : Optional.of(Instant.EPOCH.plus(gateway.provenAt() + clock.offsetMicros(), ChronoUnit.MICROS));
    }

    @Override
    public long sequence() {
        return publisher.sequence();
    }

    @Override
    public Reached awaitInForce(long position, Duration atMost) throws InterruptedException {
        Optional<Long> sequence = publisher.sequenceOf(position, PUBLISHING);
        if (sequence.isEmpty()) {
            return new Reached(publisher.sequence(), List.of("(not published yet)"));
        }
        try {
            feed.inForce(sequence.get()).toCompletableFuture().get(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
            return new Reached(sequence.get(), List.of());
        } catch (TimeoutException e) {
            Map<String, GatewayState> laggards = soon(feed.laggards(sequence.get()));
            return new Reached(
                    sequence.get(), laggards.keySet().stream().sorted().toList());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the feed has stopped", e.getCause());
        }
    }

    private static <T> T soon(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
