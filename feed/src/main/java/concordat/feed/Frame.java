package concordat.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One signed frame, in the bytes of [FrameLayout]. Made by [#sign] or, from bytes that came from elsewhere, by
/// [FrameReader]. Immutable.
final class Frame {

    private final byte[] bytes;
    private final FrameKind kind;
    private final int networkLength;
    private final byte[] hash;

    /// @param bytes well-formed; not copied, never changed after
    Frame(byte[] bytes, FrameKind kind) {
        this.bytes = bytes;
        this.kind = kind;
        this.networkLength = bytes[FrameLayout.NETWORK_LENGTH_AT];
        this.hash = Digests.sha256(bytes, 0, FrameLayout.signedLength(networkLength));
    }

    /// @param previous the step before; for a beat or a checkpoint the step it speaks of
    static Frame sign(
            Ed25519Key key, String network, FrameKind kind, Head previous, long at, long clockOffset, byte[] payload) {
        FeedNames.check("network", network);
        int n = network.length();
        ByteBuffer out = ByteBuffer.allocate(FrameLayout.lengthOf(n, payload.length));
        out.putLong(FrameLayout.MAGIC).putShort((short) FrameLayout.VERSION);
        out.put((byte) kind.code()).put((byte) n).put(network.getBytes(StandardCharsets.US_ASCII));
        out.putLong(kind.isStep() ? previous.sequence() + 1 : previous.sequence());
        out.put(previous.hash()).putLong(at).putLong(clockOffset);
        out.put(Digests.sha256(payload)).putInt(payload.length);
        out.putLong(key.publicKey().id());
        byte[] bytes = out.array();
        int signed = FrameLayout.signedLength(n);
        key.sign(bytes, 0, signed, bytes, signed);
        System.arraycopy(payload, 0, bytes, FrameLayout.headerLength(n), payload.length);
        return new Frame(bytes, kind);
    }

    FrameKind kind() {
        return kind;
    }

    long sequence() {
        return fields().getLong(0);
    }

    /// The step this one follows, or speaks of.
    Head previous() {
        byte[] before = new byte[Digests.LENGTH];
        fields().get(8, before);
        return Head.of(kind.isStep() ? sequence() - 1 : sequence(), before);
    }

    /// Where the chain stands once this frame is taken.
    Head head() {
        return kind.isStep() ? Head.of(sequence(), hash) : previous();
    }

    long at() {
        return fields().getLong(40);
    }

    long clockOffset() {
        return fields().getLong(48);
    }

    ByteBuffer payload() {
        int start = FrameLayout.headerLength(networkLength);
        return ByteBuffer.wrap(bytes, start, bytes.length - start).slice().asReadOnlyBuffer();
    }

    /// The whole frame; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    private ByteBuffer fields() {
        return ByteBuffer.wrap(bytes).slice(FrameLayout.NETWORK_AT + networkLength, 100);
    }

    /// The payload of a [FrameKind#DELTA]: a count, then each with its length.
    static byte[] joined(List<byte[]> deltas) {
        int length = 2;
        for (byte[] delta : deltas) {
            length = Math.addExact(length, 4 + delta.length);
        }
        ByteBuffer out = ByteBuffer.allocate(length).putShort((short) deltas.size());
        deltas.forEach(delta -> out.putInt(delta.length).put(delta));
        return out.array();
    }

    /// @return the deltas, or none when the payload is not exactly one or more of them
    static List<ByteBuffer> parted(ByteBuffer payload) {
        List<ByteBuffer> deltas = new ArrayList<>();
        if (payload.remaining() < 2) {
            return List.of();
        }
        int count = Short.toUnsignedInt(payload.getShort());
        for (int i = 0; i < count; i++) {
            int length = payload.remaining() < 4 ? -1 : payload.getInt();
            if (length <= 0 || length > payload.remaining()) {
                return List.of();
            }
            deltas.add(payload.slice(payload.position(), length));
            payload.position(payload.position() + length);
        }
        return payload.hasRemaining() ? List.of() : List.copyOf(deltas);
    }
}
