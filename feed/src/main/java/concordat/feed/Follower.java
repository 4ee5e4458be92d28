package concordat.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// What the gateway's end holds, whatever the connection: the place in the chain, the file and the sink. Used from the
/// client's thread.
final class Follower {

    private final ClientSettings settings;
    private final FeedClock clock;
    private final FeedSink sink;
    private final Executor thread;
    private final FrameReader reader;
    private CompletableFuture<Outcome> inFlight = CompletableFuture.completedFuture(new Outcome.Reached(Head.NONE));
    private Optional<LastState> file = Optional.empty();
    private Head held = Head.NONE;
    /// Whether what is held cannot be built upon: there is nothing, or the file or the sink may lack part of it.
    private boolean wholeNeeded = true;
    private boolean applied;
    private long clockOffset;
    private Optional<Proof> proof = Optional.empty();

    Follower(ClientSettings settings, FeedClock clock, FeedSink sink, Executor thread) {
        this.settings = settings;
        this.clock = clock;
        this.sink = sink;
        this.thread = thread;
        this.reader = new FrameReader(
                settings.network(), settings.pinned(), settings.pace().frameBytes(), settings.demoClock());
    }

    /// How a batch of frames fared.
    sealed interface Outcome {
        /// To be acknowledged.
        record Reached(Head head) implements Outcome {}

        /// The connection is of no more use.
        record Failed(Trouble.Kind why, String detail) implements Outcome {}
    }

    Head held() {
        return held;
    }

    boolean wholeNeeded() {
        return wholeNeeded;
    }

    Optional<Proof> proof() {
        return proof;
    }

    FrameReader reader() {
        return reader;
    }

    /// Whether the file would gain from a whole state.
    boolean grown() {
        return file.map(LastState::stepBytes).orElse(0L) > settings.pace().fileBytes();
    }

    /// Reads the file and applies it.
    ///
    /// @return completes with what was wrong with the file, if anything
    CompletableFuture<Optional<String>> load() throws IOException {
        LastStateReader.Loaded loaded =
                new LastStateReader(reader, settings.pace().frameBytes()).open(settings.stateFile());
        file = Optional.of(loaded.file());
        if (loaded.frames().isEmpty()) {
            return CompletableFuture.completedFuture(loaded.damage());
        }
        held = loaded.held();
        return applyAll(loaded.frames())
                .thenApplyAsync(
                        done -> {
                            wholeNeeded = false;
                            applied = true;
                            loaded.proof().flatMap(this::stillProven).ifPresent(this::proven);
                            return loaded.damage();
                        },
                        thread);
    }

    /// Takes verified frames that follow each other. The sink begins while the disk is still at work, so that a
    /// withdrawal bites as soon as it can; the outcome waits for both.
    ///
    /// @param frames steps and whole states, at least one
    CompletableFuture<Outcome> take(List<Frame> frames) {
        Frame last = frames.getLast();
        boolean nothingNew = !wholeNeeded && last.head().equals(held);
        CompletableFuture<Void> applying = nothingNew ? CompletableFuture.completedFuture(null) : applyAll(frames);
        held = last.head();
        Optional<Outcome.Failed> lost = store(frames);
        CompletableFuture<Outcome> outcome = applying.handleAsync(
                (done, failure) -> {
                    if (failure != null) {
                        wholeNeeded = true;
                        return new Outcome.Failed(Trouble.Kind.SINK_FAILED, String.valueOf(failure));
                    }
                    applied = true;
                    wholeNeeded = lost.isPresent();
                    return lost.isPresent() ? lost.get() : new Outcome.Reached(last.head());
                },
                thread);
        inFlight = outcome;
        return outcome;
    }

    /// A proof has come for what is held.
    ///
    /// @return what is wrong with the file, if anything: the proof has been passed on all the same
    Optional<Outcome.Failed> prove(Proof fresh, long offset) {
        moveClock(offset);
        proven(fresh);
        try {
            if (file.isPresent()) {
                file.get().prove(fresh);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(storeFailed(e));
        }
    }

    /// @return completes when the sink and the file are at rest; a new connection must not say before what is held
    CompletableFuture<?> atRest() {
        return inFlight;
    }

    void needWhole() {
        wholeNeeded = true;
    }

    void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }

    private Optional<Outcome.Failed> store(List<Frame> frames) {
        int whole = lastWhole(frames);
        try {
            if (whole >= 0) {
                file.orElseThrow().begin(frames.get(whole), frames.subList(whole + 1, frames.size()));
            } else {
                file.orElseThrow().append(frames);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(storeFailed(e));
        }
    }

    private Outcome.Failed storeFailed(IOException e) {
        return new Outcome.Failed(Trouble.Kind.STORE_FAILED, settings.stateFile() + ": " + e);
    }

    /// As one change, at once on this thread and before the disk is written. The newest whole state
    /// makes all before it superfluous.
    private CompletableFuture<Void> applyAll(List<Frame> frames) {
        int whole = lastWhole(frames);
        Frame last = frames.getLast();
        List<ByteBuffer> deltas = frames.subList(whole + 1, frames.size()).stream()
                .flatMap(step -> Frame.parted(step.payload()).stream())
                .toList();
        StateChange change = whole < 0
                ? new StateChange.Steps(last.sequence(), last.at(), last.clockOffset(), deltas)
                : new StateChange.Whole(
                        last.sequence(),
                        last.at(),
                        last.clockOffset(),
                        frames.get(whole).payload(),
                        deltas);
        return CompletableFuture.<Void>completedFuture(null).thenCompose(start -> apply(change));
    }

    private CompletionStage<Void> apply(StateChange change) {
        moveClock(change.clockOffset());
        return sink.apply(change);
    }

    private static int lastWhole(List<Frame> frames) {
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (frames.get(i).kind().isWhole()) {
                return i;
            }
        }
        return -1;
    }

    /// A wall clock that has gone back since cannot say how old the proof is, so there is none.
    private Optional<Proof> stillProven(LastState.Kept kept) {
        long age = clock.micros() - kept.wallMicros();
        return age < 0
                ? Optional.empty()
                : Optional.of(new Proof(kept.sequence(), kept.wallMicros(), clock.nanos() - age * 1_000));
    }

    private void proven(Proof fresh) {
        if (applied) {
            proof = Optional.of(fresh);
            sink.proven(fresh);
        }
    }

    private void moveClock(long offset) {
        if (offset != clockOffset) {
            clockOffset = offset;
            sink.clockMoved(offset);
        }
    }
}
