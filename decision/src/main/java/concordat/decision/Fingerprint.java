package concordat.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// A certificate's SHA-256 as four longs, most significant first.
record Fingerprint(long first, long second, long third, long fourth) {

    static final int BYTES = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// @throws IllegalArgumentException unless 64 lower-case hex digits
    static Fingerprint parse(String hex) {
        requireHex(hex);
        return new Fingerprint(
                HexFormat.fromHexDigitsToLong(hex, 0, 16),
                HexFormat.fromHexDigitsToLong(hex, 16, 32),
                HexFormat.fromHexDigitsToLong(hex, 32, 48),
                HexFormat.fromHexDigitsToLong(hex, 48, 64));
    }

    static void requireHex(String hex) {
        boolean sound = hex.length() == 2 * BYTES;
        for (int i = 0; sound && i < hex.length(); i++) {
            char c = hex.charAt(i);
            sound = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!sound) {
            throw new IllegalArgumentException("fingerprint " + hex + " is not 64 lower-case hex digits");
        }
    }

    /// @return eight bytes of a fingerprint as a long; allocates nothing
    static long word(byte[] fingerprint, int word) {
        return (long) LONGS.get(fingerprint, word * Long.BYTES);
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }
}
