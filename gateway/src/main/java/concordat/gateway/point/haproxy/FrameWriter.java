package concordat.gateway.point.haproxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Writes one frame, as [FrameReader] reads it.
final class FrameWriter {

    private static final int FIN = 1;
    private static final int TRANSACTION = 2;
    private static final int SET_VAR = 1;
    private static final int SET_VAR_PARTS = 3;
    private static final int TRUTH = 1;
    private static final int UINT32 = 3;
    private static final int INT64 = 4;
    private static final int TEXT = 8;
    private static final int YES = 0x10;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// @param type of the frame
    FrameWriter(int type, long stream, long frame) {
        out.write(type);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(FIN).array());
        number(stream);
        number(frame);
    }

    private void number(long value) {
        if (value >= 0 && value < 240) {
            out.write((int) value);
            return;
        }
        out.write((int) value | 240);
        long rest = (value - 240) >>> 4;
        while (rest >= 128) {
            out.write((int) rest | 128);
            rest = (rest - 128) >>> 7;
        }
        out.write((int) rest);
    }

    private void bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    FrameWriter pair(String name, String value) {
        bytes(name);
        out.write(TEXT);
        bytes(value);
        return this;
    }

    FrameWriter pair(String name, int value) {
        bytes(name);
        out.write(UINT32);
        number(value);
        return this;
    }

    private void variable(String name) {
        out.write(SET_VAR);
        out.write(SET_VAR_PARTS);
        out.write(TRANSACTION);
        bytes(name);
    }

    FrameWriter set(String name, boolean value) {
        variable(name);
        out.write(value ? TRUTH | YES : TRUTH);
        return this;
    }

    FrameWriter set(String name, String value) {
        variable(name);
        out.write(TEXT);
        bytes(value);
        return this;
    }

    FrameWriter set(String name, long value) {
        variable(name);
        out.write(INT64);
        number(value);
        return this;
    }

    /// @return the frame with its length before it
    byte[] toBytes() {
        byte[] frame = out.toByteArray();
        return ByteBuffer.allocate(Integer.BYTES + frame.length)
                .putInt(frame.length)
                .put(frame)
                .array();
    }
}
