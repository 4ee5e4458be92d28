package concordat.gateway.point.envoy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the fields of one message of Protocol Buffers in the order they come; what is not wanted is skipped.
final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int WIRE_BITS = 3;
    private static final int LONGEST_VARINT = 10;

    private final ByteBuffer in;
    private int wire;

    ProtoReader(ByteBuffer in) {
        this.in = in;
    }

    /// @return the number of the next field; 0 at the end
    int field() throws MalformedMessageException {
        if (!in.hasRemaining()) {
            return 0;
        }
        long tag = varint();
        int field = (int) (tag >>> WIRE_BITS);
        wire = (int) tag & ((1 << WIRE_BITS) - 1);
        if (tag >>> 32 != 0 || field <= 0) {
            throw new MalformedMessageException("field " + (tag >>> WIRE_BITS));
        }
        return field;
    }

    /// @return the bytes of the field that was just begun, to be read apart
    ProtoReader message() throws MalformedMessageException {
        return new ProtoReader(bytes());
    }

    String text() throws MalformedMessageException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException("a text that is no UTF-8");
        }
    }

    private ByteBuffer bytes() throws MalformedMessageException {
        if (wire != LENGTH) {
            throw new MalformedMessageException("a field of wire type " + wire + " where one with a length should be");
        }
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw new MalformedMessageException("a field longer than what is left");
        }
        ByteBuffer bytes = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return bytes;
    }

    void skip() throws MalformedMessageException {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> forward(Long.BYTES);
            case LENGTH -> bytes();
            case FIXED32 -> forward(Integer.BYTES);
            default -> throw new MalformedMessageException("a field of wire type " + wire);
        }
    }

    private void forward(int by) throws MalformedMessageException {
        if (in.remaining() < by) {
            throw new MalformedMessageException("a number that breaks off");
        }
        in.position(in.position() + by);
    }

    private long varint() throws MalformedMessageException {
        long value = 0;
        for (int at = 0; at < LONGEST_VARINT; at++) {
            if (!in.hasRemaining()) {
                throw new MalformedMessageException("a number that breaks off");
            }
            byte next = in.get();
            value |= (long) (next & 0x7f) << (7 * at);
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedMessageException("a number of more than " + LONGEST_VARINT + " bytes");
    }
}
