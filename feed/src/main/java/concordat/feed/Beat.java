package concordat.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The payload of a [FrameKind#BEAT]: length and id of the gateway that asked, and its nonce.
final class Beat {

    static final int NONCE_LENGTH = 16;

    private Beat() {}

    static byte[] payload(String gateway, byte[] nonce) {
        return ByteBuffer.allocate(1 + gateway.length() + NONCE_LENGTH)
                .put((byte) gateway.length())
                .put(gateway.getBytes(StandardCharsets.US_ASCII))
                .put(nonce)
                .array();
    }

    static boolean answers(ByteBuffer payload, String gateway, byte[] nonce) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return Arrays.equals(bytes, payload(gateway, nonce));
    }

    static Optional<String> gateway(ByteBuffer payload) {
        int length = payload.hasRemaining() ? payload.get() : -1;
        if (length < 1 || payload.remaining() != length + NONCE_LENGTH) {
            return Optional.empty();
        }
        byte[] name = new byte[length];
        payload.get(name);
        return Optional.of(new String(name, StandardCharsets.US_ASCII)).filter(FeedNames::wellFormed);
    }
}
