package concordat.feed;

import java.util.Arrays;
import java.util.HexFormat;

/// A place in a network's chain of frames: the newest step and its hash. Immutable.
public final class Head {

    /// Before the first step.
    public static final Head NONE = new Head(0, new byte[Digests.LENGTH]);

    private final long sequence;
    private final byte[] hash;

    private Head(long sequence, byte[] hash) {
        this.sequence = sequence;
        this.hash = hash;
    }

    /// @param sequence from 1
    /// @param hash 32 bytes; copied
    public static Head of(long sequence, byte[] hash) {
        if (sequence < 0 || hash.length != Digests.LENGTH) {
            throw new IllegalArgumentException("no head: sequence " + sequence + ", hash of " + hash.length + " bytes");
        }
        Head head = new Head(sequence, hash.clone());
        if (sequence == 0 && !head.equals(NONE)) {
            throw new IllegalArgumentException(
                    "sequence 0 has no hash, not " + HexFormat.of().formatHex(hash));
        }
        return head;
    }

    public long sequence() {
        return sequence;
    }

    /// @return a copy, 32 bytes
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head that && sequence == that.sequence && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return sequence + ":" + HexFormat.of().formatHex(hash, 0, 8);
    }
}
