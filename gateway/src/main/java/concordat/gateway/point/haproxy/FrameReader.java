package concordat.gateway.point.haproxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the parts of a frame: numbers of varying length, texts and typed values.
///
/// ```
///   number        240 and more in one byte: the low four bits, then seven at a time, each weighed from 4 bits on
///   text, bytes   number for the length, then as many
///   value         byte: type in the low half, flags in the high half; then what the type has
///                 0 nothing  1 yes or no (flag)  2-5 number  6 IPv4  7 IPv6  8 text  9 bytes
/// ```
final class FrameReader {

    private static final int ONE_BYTE = 240;
    private static final int LONGEST_NUMBER = 10;
    private static final int INVALID = 4;

    private final ByteBuffer in;

    FrameReader(ByteBuffer in) {
        this.in = in;
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    int octet() throws MalformedFrameException {
        if (!in.hasRemaining()) {
            throw new MalformedFrameException(INVALID, "a frame that breaks off");
        }
        return in.get() & 0xff;
    }

    int word() throws MalformedFrameException {
        if (in.remaining() < Integer.BYTES) {
            throw new MalformedFrameException(INVALID, "a frame that breaks off");
        }
        return in.getInt();
    }

    long number() throws MalformedFrameException {
        int first = octet();
        long value = first;
        if (first < ONE_BYTE) {
            return value;
        }
        int shift = 4;
        for (int read = 1; read < LONGEST_NUMBER; read++) {
            int next = octet();
            value += (long) next << shift;
            shift += 7;
            if (next < 128) {
                return value;
            }
        }
        throw new MalformedFrameException(INVALID, "a number of more than " + LONGEST_NUMBER + " bytes");
    }

    byte[] bytes() throws MalformedFrameException {
        long length = number();
        if (length < 0 || length > in.remaining()) {
            throw new MalformedFrameException(INVALID, "a text longer than what is left");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    /// Byte by byte: a text of HAProxy's has no encoding.
    String text() throws MalformedFrameException {
        return new String(bytes(), StandardCharsets.ISO_8859_1);
    }

    Value value() throws MalformedFrameException {
        int type = octet();
        return switch (type & 0x0f) {
            case 0 -> new Value.Nothing();
            case 1 -> new Value.Truth((type & 0x10) != 0);
            case 2, 3, 4, 5 -> new Value.Count(number());
            case 6 -> new Value.Bytes(bytes(4));
            case 7 -> new Value.Bytes(bytes(16));
            case 8, 9 -> new Value.Bytes(bytes());
            default -> throw new MalformedFrameException(INVALID, "a value of type " + (type & 0x0f));
        };
    }

    private byte[] bytes(int length) throws MalformedFrameException {
        if (length > in.remaining()) {
            throw new MalformedFrameException(INVALID, "a frame that breaks off");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
