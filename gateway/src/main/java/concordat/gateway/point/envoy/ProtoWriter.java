package concordat.gateway.point.envoy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes one message of Protocol Buffers.
final class ProtoWriter {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// A number that is 0 is left out, as the format has it.
    ProtoWriter number(int field, long value) {
        if (value != 0) {
            varint(((long) field << 3) | VARINT);
            varint(value);
        }
        return this;
    }

    ProtoWriter text(int field, String text) {
        return text.isEmpty() ? this : bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Is there even when it is empty.
    ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.toBytes());
    }

    private ProtoWriter bytes(int field, byte[] bytes) {
        varint(((long) field << 3) | LENGTH);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
