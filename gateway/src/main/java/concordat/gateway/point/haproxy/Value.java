package concordat.gateway.point.haproxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A typed value of a frame.
public sealed interface Value {

    /// @return as text; empty for what is none
    default String text() {
        return "";
    }

    /// No value.
    record Nothing() implements Value {}

    /// Yes or no.
    record Truth(boolean holds) implements Value {}

    /// A number of whichever type.
    record Count(long value) implements Value {}

    /// A text, an address or bytes.
    final class Bytes implements Value {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
