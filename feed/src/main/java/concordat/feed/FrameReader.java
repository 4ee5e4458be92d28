package concordat.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads one frame from bytes of any origin and refuses whatever is not exactly a frame of its network, signed with a
/// pinned key. Says nothing about the frame's place in the chain: that is [Link]'s. Safe between threads.
final class FrameReader {

    private final String network;
    private final Map<Long, NetworkKey> pinned;
    private final int mostBytes;
    private final boolean demoClock;

    FrameReader(String network, Collection<NetworkKey> pinned, int mostBytes, boolean demoClock) {
        this.network = network;
        this.pinned = pinned.stream().collect(Collectors.toUnmodifiableMap(NetworkKey::id, Function.identity()));
        this.mostBytes = mostBytes;
        this.demoClock = demoClock;
    }

    /// @param bytes exactly one frame; kept, so not to be changed after
    Reading read(byte[] bytes) {
        if (bytes.length > mostBytes) {
            return refused(Trouble.Kind.TOO_LARGE, bytes.length + " bytes, at most " + mostBytes);
        }
        if (bytes.length < FrameLayout.SMALLEST || ByteBuffer.wrap(bytes).getLong() != FrameLayout.MAGIC) {
            return refused(Trouble.Kind.MALFORMED, bytes.length + " bytes that do not begin as a frame");
        }
        int version = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(FrameLayout.VERSION_AT));
        if (version != FrameLayout.VERSION) {
            return refused(Trouble.Kind.UNKNOWN_VERSION, "version " + version + ", known is " + FrameLayout.VERSION);
        }
        int n = bytes[FrameLayout.NETWORK_LENGTH_AT];
        if (n < 1 || n > FeedNames.MOST || bytes.length < FrameLayout.headerLength(n)) {
            return refused(Trouble.Kind.MALFORMED, "network id of " + n + " bytes in " + bytes.length);
        }
        String named = new String(bytes, FrameLayout.NETWORK_AT, n, StandardCharsets.ISO_8859_1);
        if (!named.equals(network)) {
            return refused(
                    Trouble.Kind.OTHER_NETWORK,
                    FeedNames.wellFormed(named) ? "network " + named + ", not " + network : "no network id");
        }
        return kind(bytes[FrameLayout.KIND_AT])
                .map(kind -> verified(bytes, n, kind))
                .orElseGet(() -> refused(Trouble.Kind.MALFORMED, "kind " + bytes[FrameLayout.KIND_AT]));
    }

    private Reading verified(byte[] bytes, int n, FrameKind kind) {
        ByteBuffer tail = ByteBuffer.wrap(bytes).position(FrameLayout.signedLength(n) - 44);
        byte[] digest = new byte[Digests.LENGTH];
        tail.get(digest);
        int payload = tail.getInt();
        long keyId = tail.getLong();
        int header = FrameLayout.headerLength(n);
        if (payload != bytes.length - header) {
            return refused(Trouble.Kind.MALFORMED, "payload of " + payload + " bytes in " + (bytes.length - header));
        }
        NetworkKey key = pinned.get(keyId);
        if (key == null) {
            return refused(Trouble.Kind.UNKNOWN_KEY, "key " + HexFormat.of().toHexDigits(keyId) + " is not pinned");
        }
        int signed = FrameLayout.signedLength(n);
        if (!key.verify(bytes, 0, signed, bytes, signed)) {
            return refused(Trouble.Kind.BAD_SIGNATURE, "the signature is not of key " + key);
        }
        if (!MessageDigest.isEqual(digest, Digests.sha256(bytes, header, payload))) {
            return refused(Trouble.Kind.BAD_SIGNATURE, "the payload is not what was signed");
        }
        return wellFormed(bytes, n, kind);
    }

    /// Signed, so the rest can only be wrong by the writer's own fault; refused all the same.
    private Reading wellFormed(byte[] bytes, int n, FrameKind kind) {
        long sequence = ByteBuffer.wrap(bytes).getLong(FrameLayout.NETWORK_AT + n);
        if (sequence < (kind == FrameKind.BEAT ? 0 : 1)) {
            return refused(Trouble.Kind.MALFORMED, kind + " of sequence " + sequence);
        }
        if ((kind.isStep() && sequence == 1) || sequence == 0) {
            byte[] before = new byte[Digests.LENGTH];
            ByteBuffer.wrap(bytes).get(FrameLayout.NETWORK_AT + n + 8, before);
            if (!MessageDigest.isEqual(before, Head.NONE.hash())) {
                return refused(Trouble.Kind.MALFORMED, "sequence " + sequence + " names a step before the first");
            }
        }
        Frame frame = new Frame(bytes, kind);
        if ((kind == FrameKind.DELTA && Frame.parted(frame.payload()).isEmpty())
                || (kind == FrameKind.BEAT && Beat.gateway(frame.payload()).isEmpty())) {
            return refused(Trouble.Kind.MALFORMED, "payload of " + kind + " " + frame.sequence());
        }
        if (frame.clockOffset() != 0 && !demoClock) {
            return refused(
                    Trouble.Kind.CLOCK_MOVED,
                    "the network's clock is moved by " + frame.clockOffset() + " microseconds and demo-clock is off");
        }
        return new Reading.Taken(frame);
    }

    private static Optional<FrameKind> kind(int code) {
        for (FrameKind kind : FrameKind.values()) {
            if (kind.code() == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static Reading refused(Trouble.Kind why, String detail) {
        return new Reading.Refused(why, detail);
    }
}
