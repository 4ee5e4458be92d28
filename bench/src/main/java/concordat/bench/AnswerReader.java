package concordat.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds where the answers of one HTTP/1.1 connection end, wherever the pieces break. Knows only what the benchmarks'
/// services say: a status of 200 and a length.
final class AnswerReader {

    private static final int LONGEST_HEAD = 16_384;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final int HEAD_END = ('\r' << 24) | ('\n' << 16) | ('\r' << 8) | '\n';

    private final byte[] head = new byte[LONGEST_HEAD];
    private int headLength;
    private int lastFour;
    private long bodyLeft = -1;

    /// Reads all there is.
    ///
    /// @return how many answers ended in it
    /// @throws IllegalStateException when an answer is not a 200 with a length
    int read(ByteBuf bytes) {
        int ended = 0;
        while (bytes.isReadable()) {
            if (bodyLeft < 0) {
                readHead(bytes);
            }
            if (bodyLeft >= 0) {
                int taken = (int) Math.min(bodyLeft, bytes.readableBytes());
                bytes.skipBytes(taken);
                bodyLeft -= taken;
                if (bodyLeft == 0) {
                    ended++;
                    bodyLeft = -1;
                }
            }
        }
        return ended;
    }

    private void readHead(ByteBuf bytes) {
        while (bytes.isReadable()) {
            byte next = bytes.readByte();
            if (headLength == LONGEST_HEAD) {
                throw new IllegalStateException("an answer's head is longer than " + LONGEST_HEAD + " bytes");
            }
            head[headLength++] = next;
            lastFour = lastFour << 8 | next;
            if (lastFour == HEAD_END) {
                bodyLeft = length(new String(head, 0, headLength, StandardCharsets.ISO_8859_1));
                headLength = 0;
                lastFour = 0;
                return;
            }
        }
    }

    private static long length(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (!head.startsWith("HTTP/1.1 200 ") || at < 0) {
            throw new IllegalStateException(
                    "answered [" + head.lines().findFirst().orElse("") + "]" + (at < 0 ? " without a length" : ""));
        }
        int from = at + LENGTH.length();
        return Long.parseLong(head.substring(from, head.indexOf('\r', from)).strip());
    }
}
