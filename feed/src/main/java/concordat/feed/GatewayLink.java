package concordat.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Optional;

/// One gateway's connection at the control plane: how far it has been sent, what it has asked. Holds no more than one
/// frame that is being sent, and that frame is shared. Used from the server's thread.
final class GatewayLink {

    /// Largest piece handed to the socket at once, so that a large state waits here and not in the socket's queue.
    private static final int PIECE = 64 << 10;

    private final NetSocket socket;
    private final String fingerprint;
    private final String gateway;
    private boolean greeted;
    private boolean closed;
    private long sent;
    private long claimed;
    private boolean wholeNeeded;
    private boolean wholeWanted;
    private Optional<Buffer> nonce = Optional.empty();
    private byte[] sending = new byte[0];
    private int sendingAt;

    GatewayLink(NetSocket socket, String fingerprint, String gateway) {
        this.socket = socket;
        this.fingerprint = fingerprint;
        this.gateway = gateway;
    }

    String gateway() {
        return gateway;
    }

    String fingerprint() {
        return fingerprint;
    }

    boolean greeted() {
        return greeted;
    }

    boolean closed() {
        return closed;
    }

    void greet(Message.Hello hello) {
        greeted = true;
        sent = hello.held().sequence();
        claimed = sent;
        wholeNeeded = hello.wholeNeeded();
    }

    void ask(Buffer asked) {
        nonce = Optional.of(asked);
    }

    void wantWhole() {
        wholeWanted = true;
    }

    /// Whether it waits for a whole state that the history does not have.
    boolean lacksWhole(History history) {
        boolean usable = usableWhole(history).isPresent();
        return greeted && !usable && (wholeNeeded || wholeWanted || !history.reaches(sent));
    }

    /// Sends what is missing while the socket takes it.
    ///
    /// @return whether all has been sent, so that a proof would be true
    boolean pump(History history) {
        while (greeted && !closed && !socket.writeQueueFull()) {
            if (sendingAt < sending.length) {
                int end = Math.min(sending.length, sendingAt + PIECE);
                socket.write(Buffer.buffer(end - sendingAt).appendBytes(sending, sendingAt, end - sendingAt));
                sendingAt = end;
                continue;
            }
            Optional<Frame> next = next(history);
            if (next.isEmpty()) {
                return !wholeNeeded && sent == history.head().sequence();
            }
            begin(next.get());
        }
        return false;
    }

    /// @return the nonce to answer, once
    Optional<Buffer> takeNonce() {
        Optional<Buffer> asked = nonce;
        nonce = Optional.empty();
        return asked;
    }

    /// Sends a frame at once; only when [#pump] has said that all is sent.
    void send(Frame frame) {
        socket.write(Messages.encode(new Message.Framed(frame.bytes())));
    }

    /// Closes, telling why.
    void refuse(String reason) {
        if (!closed) {
            closed = true;
            socket.end(Messages.encode(new Message.Refused(reason)));
        }
    }

    void close() {
        closed = true;
        socket.close();
    }

    private Optional<Frame> next(History history) {
        if (wholeNeeded || wholeWanted || !history.reaches(sent)) {
            Optional<Frame> whole = usableWhole(history);
            if (whole.isPresent() || wholeNeeded) {
                return whole;
            }
        }
        return history.after(sent);
    }

    /// A whole state not older than what the gateway holds: it would refuse another.
    private Optional<Frame> usableWhole(History history) {
        return history.whole().filter(whole -> whole.sequence() >= Math.max(sent, claimed));
    }

    private void begin(Frame frame) {
        if (frame.kind().isWhole()) {
            wholeNeeded = false;
            wholeWanted = false;
        }
        sent = frame.sequence();
        socket.write(Messages.beforeFrame(frame.length()));
        sending = frame.bytes();
        sendingAt = 0;
    }
}
