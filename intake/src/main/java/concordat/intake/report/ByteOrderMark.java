package concordat.intake.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How text says by its first bytes that it is encoded; UTF-8 when it says nothing.
///
/// @param length of the mark in bytes, 0 when there is none
public record ByteOrderMark(Charset charset, int length) {

    /// No mark is longer.
    public static final int LONGEST = 3;

    /// @param start the first bytes, [#LONGEST] of them if there are as many
    public static ByteOrderMark of(byte[] start) {
        if (starts(start, 0xef, 0xbb, 0xbf)) {
            return new ByteOrderMark(StandardCharsets.UTF_8, 3);
        }
        if (starts(start, 0xff, 0xfe)) {
            return new ByteOrderMark(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(start, 0xfe, 0xff)) {
            return new ByteOrderMark(StandardCharsets.UTF_16BE, 2);
        }
        return new ByteOrderMark(StandardCharsets.UTF_8, 0);
    }

    /// Whether it is UTF-16.
    public boolean wide() {
        return !charset.equals(StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
