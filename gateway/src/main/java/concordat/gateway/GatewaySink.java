package concordat.gateway;

import concordat.decision.Delta;
import concordat.decision.MalformedWireException;
import concordat.decision.Snapshot;
import concordat.decision.Wire;
import concordat.feed.FeedSink;
import concordat.feed.Proof;
import concordat.feed.StateChange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reads what the feed brings and gives it to the gateway.
final class GatewaySink implements FeedSink {

    private final Gateway gateway;

    GatewaySink(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public CompletionStage<Void> apply(StateChange change) {
        try {
            return switch (change) {
                case StateChange.Whole whole -> {
                    Snapshot snapshot = Wire.readSnapshot(bytes(whole.snapshot()));
                    for (Delta delta : read(whole.deltas())) {
                        snapshot = snapshot.with(delta);
                    }
                    yield gateway.apply(snapshot, whole.clockOffset());
                }
                case StateChange.Steps steps -> gateway.apply(read(steps.deltas()), steps.clockOffset());
            };
        } catch (MalformedWireException | IllegalArgumentException | IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static List<Delta> read(List<ByteBuffer> wire) throws MalformedWireException {
        List<Delta> deltas = new ArrayList<>();
        for (ByteBuffer delta : wire) {
            deltas.add(Wire.readDelta(bytes(delta)));
        }
        return deltas;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public void clockMoved(long offset) {
        gateway.clockMoved(offset);
    }

    @Override
    public void proven(Proof proof) {
        gateway.proven(proof);
    }
}
