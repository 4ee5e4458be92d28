package concordat.gateway.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Follows the frames of a WebSocket as they pass, so that it is known when a frame of ours may be put between them.
///
/// ```
///   | FIN, RSV, opcode 1 | MASK, length 1 | length 2 or 8, for 126 and 127 | mask 4, when MASK | payload |
/// ```
public final class FrameTracker {

    private static final int CLOSE = 8;

    private int headRead;
    private int headLength = 2;
    private boolean masked;
    private long length;
    private long payloadLeft;
    private boolean closed;

    /// Takes the bytes that pass next; does not move the buffer.
    public void pass(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end) {
            if (payloadLeft > 0) {
                long skipped = Math.min(payloadLeft, end - at);
                payloadLeft -= skipped;
                at += (int) skipped;
            } else {
                head(bytes.getByte(at) & 0xff);
                at++;
            }
        }
    }

    private void head(int octet) {
        if (headRead == 0) {
            closed |= (octet & 0x0f) == CLOSE;
            length = 0;
        } else if (headRead == 1) {
            masked = (octet & 0x80) != 0;
            int stated = octet & 0x7f;
            int extended = stated == 126 ? 2 : stated == 127 ? 8 : 0;
            length = extended == 0 ? stated : 0;
            headLength = 2 + extended + (masked ? 4 : 0);
        } else if (headRead < headLength - (masked ? 4 : 0)) {
            length = length << 8 | octet;
        }
        headRead++;
        if (headRead == headLength && headRead >= 2) {
            // a length with its top bit set is no frame; never again at a boundary is the safe reading of it
            payloadLeft = length < 0 ? Long.MAX_VALUE : length;
            headRead = 0;
            headLength = 2;
        }
    }

    /// @return whether a frame may be put in now: between frames, and before any close frame
    public boolean isAtBoundary() {
        return headRead == 0 && payloadLeft == 0 && !closed;
    }

    /// @return a close frame as a server sends it
    /// @throws IllegalArgumentException when the reason is too long for a control frame
    public static byte[] closeFrame(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        if (text.length > 123) {
            throw new IllegalArgumentException("close reason of " + text.length + " bytes");
        }
        byte[] frame = new byte[4 + text.length];
        frame[0] = (byte) (0x80 | CLOSE);
        frame[1] = (byte) (2 + text.length);
        frame[2] = (byte) (code >>> 8);
        frame[3] = (byte) code;
        System.arraycopy(text, 0, frame, 4, text.length);
        return frame;
    }
}
