package concordat.feed;

import java.nio.ByteBuffer;
import java.util.List;

/// What a gateway must do to reach a sequence. The bytes were signed by the network and have been verified; what they
/// say is for the reader of [concordat.decision].
public sealed interface StateChange {

    /// @return the sequence that holds once this has been applied
    long sequence();

    /// @return when the control plane made it, by its machine's clock: microseconds since 1970 UTC
    long at();

    /// @return microseconds by which the demonstration has moved the clock; 0 everywhere else
    long clockOffset();

    /// The whole state: replaces whatever was there.
    ///
    /// @param deltas that followed it, to be applied before anything is decided: the state between
    ///     is one that may permit what they withdrew
    record Whole(long sequence, long at, long clockOffset, ByteBuffer snapshot, List<ByteBuffer> deltas)
            implements StateChange {

        public Whole {
            snapshot = snapshot.asReadOnlyBuffer();
            deltas = readOnly(deltas);
        }

        /// @return a reader of its own, from the first byte to the last
        @Override
        public ByteBuffer snapshot() {
            return snapshot.duplicate();
        }

        /// @return readers of their own, each from its first byte to its last
        @Override
        public List<ByteBuffer> deltas() {
            return readers(deltas);
        }
    }

    /// One or more deltas, to be applied in their order and shown to requests at once.
    record Steps(long sequence, long at, long clockOffset, List<ByteBuffer> deltas) implements StateChange {

        public Steps {
            deltas = readOnly(deltas);
        }

        /// @return readers of their own, each from its first byte to its last
        @Override
        public List<ByteBuffer> deltas() {
            return readers(deltas);
        }
    }

    private static List<ByteBuffer> readOnly(List<ByteBuffer> buffers) {
        return buffers.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    }

    private static List<ByteBuffer> readers(List<ByteBuffer> buffers) {
        return buffers.stream().map(ByteBuffer::duplicate).toList();
    }
}
