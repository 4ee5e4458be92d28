package concordat.feed;

import io.vertx.core.buffer.Buffer;

/// What travels on the connection: a length of 4 bytes, a type of 1 byte, the body. The length counts type and body.
sealed interface Message {

    int PROTOCOL = 1;
    int HELLO = 1;
    int ASK = 2;
    int ACK = 3;
    int WANT_WHOLE = 4;
    int FRAME = 5;
    int REFUSED = 6;

    /// The gateway's first word: what it holds.
    ///
    /// @param wholeNeeded nothing but the whole state is of use, and what is held does not count as acknowledged
    record Hello(String network, String gateway, Head held, boolean wholeNeeded) implements Message {}

    /// Asks for a proof that what is held is current. The nonce is [Beat#NONCE_LENGTH] bytes.
    record Ask(Buffer nonce) implements Message {}

    /// The state up to here is on the gateway's disk and has its effect.
    record Ack(Head head) implements Message {}

    /// The gateway's file has grown; it would take a whole state when there is one.
    record WantWhole() implements Message {}

    /// From the control plane: a frame, still to be read.
    final class Framed implements Message {

        private final byte[] frame;

        /// @param frame not copied, since it may be large; not to be changed after
        Framed(byte[] frame) {
            this.frame = frame;
        }

        byte[] frame() {
            return frame;
        }
    }

    /// From the control plane: why it closes the connection.
    record Refused(String reason) implements Message {}
}
