package concordat.bench;

import concordat.decision.Delta;
import concordat.decision.EnvironmentRow;
import concordat.decision.MalformedWireException;
import concordat.decision.Wire;
import concordat.feed.FeedSink;
import concordat.feed.Proof;
import concordat.feed.StateChange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// How a gateway can be built wrong, on purpose: what looks for such faults has to find each of these.
enum Fault {
    /// As it is.
    NONE,
    /// Acknowledges what it has not begun to decide from.
    EARLY_ACK,
    /// Takes each later whole state for the first that it ever had.
    OLD_SNAPSHOT,
    /// Applies changes that come together in the wrong order.
    REORDER;

    private static final long LATE_MILLIS = 100;

    String flag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException when there is none of this name
    static Fault of(String flag) {
        for (Fault fault : values()) {
            if (fault.flag().equals(flag)) {
                return fault;
            }
        }
        throw new IllegalArgumentException("--break is [" + flag + "]; early-ack, old-snapshot and reorder are known");
    }

    FeedSink in(FeedSink sound) {
        return switch (this) {
            case NONE -> sound;
            case EARLY_ACK -> new Hasty(sound);
            case OLD_SNAPSHOT -> new Backward(sound);
            case REORDER -> new Reordering(sound);
        };
    }

    /// Everything but the changes themselves is passed on.
    private abstract static class Around implements FeedSink {

        final FeedSink sound;

        Around(FeedSink sound) {
            this.sound = sound;
        }

        @Override
        public void clockMoved(long offset) {
            sound.clockMoved(offset);
        }

        @Override
        public void proven(Proof proof) {
            sound.proven(proof);
        }
    }

    private static final class Hasty extends Around {

        private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        private boolean begun;

        Hasty(FeedSink sound) {
            super(sound);
        }

        @Override
        public CompletionStage<Void> apply(StateChange change) {
            if (!begun) {
                begun = true;
                return sound.apply(change);
            }
            before = before.thenComposeAsync(
                    done -> sound.apply(change), CompletableFuture.delayedExecutor(LATE_MILLIS, TimeUnit.MILLISECONDS));
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class Backward extends Around {

        private Optional<StateChange.Whole> first = Optional.empty();
        private boolean stuck;

        Backward(FeedSink sound) {
            super(sound);
        }

        @Override
        public CompletionStage<Void> apply(StateChange change) {
            if (change instanceof StateChange.Whole whole && first.isEmpty()) {
                first = Optional.of(
                        new StateChange.Whole(0, whole.at(), whole.clockOffset(), whole.snapshot(), List.of()));
                return sound.apply(whole);
            }
            stuck |= change instanceof StateChange.Whole;
            if (!stuck) {
                return sound.apply(change);
            }
            // what follows another state than the one it holds would be refused
            return change instanceof StateChange.Whole
                    ? sound.apply(first.orElseThrow())
                    : CompletableFuture.completedFuture(null);
        }
    }

    private static final class Reordering extends Around {

        Reordering(FeedSink sound) {
            super(sound);
        }

        @Override
        public CompletionStage<Void> apply(StateChange change) {
            if (change instanceof StateChange.Steps steps && steps.deltas().size() > 1) {
                return sound.apply(new StateChange.Steps(
                        steps.sequence(), steps.at(), steps.clockOffset(), turned(steps.deltas())));
            }
            return sound.apply(change);
        }

        /// The numbers stay in their order, so that nothing but the outcome shows it.
        private static List<ByteBuffer> turned(List<ByteBuffer> wire) {
            List<Delta> deltas = wire.stream().map(Reordering::read).toList();
            List<ByteBuffer> turned = new ArrayList<>();
            for (int i = 0; i < deltas.size(); i++) {
                List<EnvironmentRow> rows = deltas.get(deltas.size() - 1 - i).environments();
                turned.add(ByteBuffer.wrap(Wire.bytes(new Delta(deltas.get(i).epoch(), rows, List.of(), List.of()))));
            }
            return turned;
        }

        private static Delta read(ByteBuffer wire) {
            byte[] bytes = new byte[wire.remaining()];
            wire.get(bytes);
            try {
                return Wire.readDelta(bytes);
            } catch (MalformedWireException e) {
                throw new IllegalStateException("the network signed what cannot be read", e);
            }
        }
    }
}
