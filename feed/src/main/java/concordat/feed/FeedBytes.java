package concordat.feed;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/// The feed's two decoders by themselves, for whoever wants to try them with bytes of any origin.
public final class FeedBytes {

    private static final int MOST = 16 << 20;

    private FeedBytes() {}

    /// @param at microseconds since 1970 UTC
    /// @param payload of a [FrameKind#DELTA] one delta; of other kinds the payload as it is
    /// @return one frame, signed
    public static byte[] frame(Ed25519Key key, String network, FrameKind kind, Head previous, long at, byte[] payload) {
        byte[] carried = kind == FrameKind.DELTA ? Frame.joined(List.of(payload)) : payload;
        return Frame.sign(key, network, kind, previous, at, 0, carried).bytes();
    }

    /// Does what a gateway that pins the key does with a frame before it looks at its place in the chain.
    ///
    /// @return why it is refused; empty when it is taken
    public static Optional<String> refusal(byte[] frame, String network, NetworkKey pinned) {
        return switch (new FrameReader(network, List.of(pinned), MOST, false).read(frame)) {
            case Reading.Taken taken -> Optional.empty();
            case Reading.Refused refused -> Optional.of(refused.why() + ": " + refused.detail());
        };
    }

    /// Cuts a stream into messages, as either end of the feed does.
    ///
    /// @return why it is refused; empty when it can be read
    public static Optional<String> streamRefusal(byte[] stream) {
        try {
            List<Message> whole = new MessageReader(MOST).take(Buffer.buffer(stream));
            return whole.stream().anyMatch(message -> message.toString().isEmpty())
                    ? Optional.of("a message without a name")
                    : Optional.empty();
        } catch (BadMessage e) {
            return Optional.of(e.reason());
        }
    }
}
