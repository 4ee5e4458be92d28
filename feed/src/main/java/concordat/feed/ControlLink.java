package concordat.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One connection to the control plane, from the greeting to its end. Takes one batch at a time and reads no further
/// meanwhile. Used from the client's thread.
final class ControlLink {

    /// What the client around it wants to know.
    interface Owner {
        void reached();

        void proven();

        void ended(Trouble.Kind why, String detail);
    }

    private record Asked(Buffer nonce, long wallMicros, long monoNanos) {}

    private final NetSocket socket;
    private final ClientSettings settings;
    private final FeedClock clock;
    private final SecureRandom random;
    private final Follower follower;
    private final Owner owner;
    private final MessageReader messages;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private Optional<Asked> asked = Optional.empty();
    private long heardNanos;
    private boolean busy;
    private boolean wholeWanted;
    private boolean ended;

    ControlLink(
            NetSocket socket,
            ClientSettings settings,
            FeedClock clock,
            SecureRandom random,
            Follower follower,
            Owner owner) {
        this.socket = socket;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.follower = follower;
        this.owner = owner;
        this.messages = new MessageReader(Math.addExact(settings.pace().frameBytes(), 1));
    }

    void greet() {
        heardNanos = clock.nanos();
        say(new Message.Hello(settings.network(), settings.gateway(), follower.held(), follower.wholeNeeded()));
        ask();
    }

    /// To be called every renewal.
    void tick() {
        if (ended || busy) {
            return;
        }
        if (clock.nanos() - heardNanos > settings.pace().silence().toNanos()) {
            end(Trouble.Kind.SILENT, "nothing heard for " + settings.pace().silence());
        } else if (asked.isEmpty()) {
            ask();
        }
    }

    /// Takes bytes that came. The socket is paused; it is resumed once they have been dealt with.
    void heard(Buffer chunk) {
        if (ended) {
            return;
        }
        heardNanos = clock.nanos();
        try {
            for (Message message : messages.take(chunk)) {
                read(message);
            }
        } catch (BadMessage e) {
            end(Trouble.Kind.MALFORMED, e.reason());
        }
        advance();
    }

    /// Ends the connection for whatever reason; the owner hears of the first.
    void end(Trouble.Kind why, String detail) {
        if (!ended) {
            ended = true;
            waiting.clear();
            socket.close();
            owner.ended(why, detail);
        }
    }

    private void read(Message message) {
        switch (message) {
            case Message.Framed framed -> {
                switch (follower.reader().read(framed.frame())) {
                    case Reading.Taken taken -> waiting.add(taken.frame());
                    case Reading.Refused refused -> end(refused.why(), refused.detail());
                }
            }
            case Message.Refused refused -> end(Trouble.Kind.REFUSED, refused.reason());
            default -> end(Trouble.Kind.MALFORMED, "a " + message.getClass().getSimpleName() + " was not expected");
        }
    }

    private void advance() {
        while (!ended && !busy) {
            Frame next = waiting.poll();
            if (next == null) {
                socket.resume();
                return;
            }
            Optional<Reading.Refused> refusal = Link.refusal(follower.held(), follower.wholeNeeded(), next);
            if (refusal.isPresent()) {
                refused(refusal.get());
            } else if (next.kind() == FrameKind.BEAT) {
                beat(next);
            } else {
                take(batch(next));
            }
        }
    }

    /// A missing or foreign step cannot be made good but by the whole state. What is held stays in use: its lease runs.
    private void refused(Reading.Refused refusal) {
        if (refusal.why() == Trouble.Kind.GAP || refusal.why() == Trouble.Kind.BROKEN_CHAIN) {
            follower.needWhole();
        }
        end(refusal.why(), refusal.detail());
    }

    private List<Frame> batch(Frame first) {
        List<Frame> batch = new ArrayList<>(List.of(first));
        while (first.kind() == FrameKind.DELTA) {
            Frame next = waiting.peek();
            if (next == null
                    || next.kind() != FrameKind.DELTA
                    || Link.refusal(batch.getLast().head(), false, next).isPresent()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void take(List<Frame> batch) {
        busy = true;
        Started.forget(follower.take(batch).thenAccept(outcome -> {
            busy = false;
            heardNanos = clock.nanos();
            if (ended) {
                return;
            }
            switch (outcome) {
                case Follower.Outcome.Failed failed -> end(failed.why(), failed.detail());
                case Follower.Outcome.Reached reached -> {
                    owner.reached();
                    say(new Message.Ack(reached.head()));
                    wantWhole(batch.getFirst().kind().isWhole());
                }
            }
            advance();
        }));
    }

    private void wantWhole(boolean hasCome) {
        wholeWanted &= !hasCome;
        if (!wholeWanted && follower.grown()) {
            wholeWanted = true;
            say(new Message.WantWhole());
        }
    }

    private void beat(Frame frame) {
        if (asked.isEmpty()
                || !Beat.answers(
                        frame.payload(), settings.gateway(), asked.get().nonce().getBytes())) {
            end(Trouble.Kind.WRONG_BEAT, "a proof for " + frame.head() + " that answers nothing asked");
            return;
        }
        Asked answered = asked.get();
        asked = Optional.empty();
        Proof proof = new Proof(frame.sequence(), answered.wallMicros(), answered.monoNanos());
        Optional<Follower.Outcome.Failed> lost = follower.prove(proof, frame.clockOffset());
        owner.proven();
        lost.ifPresent(failed -> end(failed.why(), failed.detail()));
    }

    private void ask() {
        byte[] nonce = new byte[Beat.NONCE_LENGTH];
        random.nextBytes(nonce);
        Buffer question = Buffer.buffer(nonce);
        // Both clocks are read before the question leaves, so the proof is never younger than the truth.
        asked = Optional.of(new Asked(question, clock.micros(), clock.nanos()));
        say(new Message.Ask(question));
    }

    private void say(Message message) {
        socket.write(Messages.encode(message));
    }
}
