package concordat.app.devices;

import concordat.rules.SourceWords;
import concordat.store.devices.DeviceStore;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Takes in what is said of devices, many at a time: what came while the last lot was written goes into the next,
/// in one transaction and one frame to the gateways. Who is told that it was taken can rely on it.
final class Reports implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Reports.class.getName());
    private static final int AT_ONCE = 512;
    private static final int WAITING = 20_000;

    /// What came of a report.
    enum Outcome {
        TAKEN,
        /// There is no such device, or it has gone.
        UNKNOWN,
        /// So much is waiting that it was not taken; to be sent again.
        BUSY
    }

    private record Waiting(String device, SourceWords words, CompletableFuture<Outcome> outcome) {}

    private final DeviceStore devices;
    private final DeviceJudge judge;
    private final DeviceChanges changes;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread worker;
    private volatile boolean closed;

    Reports(DeviceStore devices, DeviceJudge judge, DeviceChanges changes, InstantSource clock) {
        this.devices = devices;
        this.judge = judge;
        this.changes = changes;
        this.clock = clock;
        this.worker = Thread.ofPlatform().name("concordat-device-reports").start(this::work);
    }

    /// @return what came of it, once it is on disk; exceptionally with [StoreFailure]
    CompletionStage<Outcome> take(String device, SourceWords words) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        if (closed || !waiting.offer(new Waiting(device, words, outcome))) {
            outcome.complete(Outcome.BUSY);
        }
        return outcome;
    }

    private void work() {
        List<Waiting> lot = new ArrayList<>(AT_ONCE);
        try {
            while (!closed) {
                lot.add(waiting.take());
                waiting.drainTo(lot, AT_ONCE - 1);
                take(lot);
                lot.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the network is stopping
        }
        waiting.drainTo(lot);
        lot.forEach(one -> one.outcome().complete(Outcome.BUSY));
    }

    private void take(List<Waiting> lot) {
        Map<String, Map<String, SourceWords>> said = new HashMap<>();
        for (Waiting one : lot) {
            said.computeIfAbsent(one.device(), d -> new HashMap<>())
                    .merge(
                            one.words().source(),
                            one.words(),
                            (before, now) -> KeptWords.joined(Optional.of(before), now));
        }
        Instant now = clock.instant();
        Set<String> known = new HashSet<>();
        try {
            changes.put(() -> devices.revise(
                    said.keySet(),
                    held -> {
                        String id = held.device().id();
                        known.add(id);
                        return judge.revision(
                                held,
                                List.copyOf(said.getOrDefault(id, Map.of()).values()),
                                now);
                    },
                    Optional.of(now)));
            lot.forEach(one -> one.outcome().complete(known.contains(one.device()) ? Outcome.TAKEN : Outcome.UNKNOWN));
        } catch (RuntimeException e) {
            // The loop's top: those who sent these are told, and send them again.
            LOG.log(Level.ERROR, "what was said of " + said.size() + " devices could not be kept", e);
            lot.forEach(one -> one.outcome().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        worker.interrupt();
    }
}
