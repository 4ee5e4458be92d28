package concordat.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/// Reads the times out of `data: 123456\n`, wherever the pieces break, from an answer as it stands on the wire: its
/// head first, then chunks.
final class TickReader {

    private static final byte[] OK = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_END = ('\r' << 24) | ('\n' << 16) | ('\r' << 8) | '\n';

    private final LongConsumer times;
    private int headBytes;
    private int lastFour;
    private boolean inBody;
    private Expecting expecting = Expecting.COLON;
    private long number;

    private enum Expecting {
        COLON,
        SPACE,
        NUMBER
    }

    TickReader(LongConsumer times) {
        this.times = times;
    }

    /// Reads all there is.
    ///
    /// @return whether the head is through
    /// @throws IllegalStateException when the answer is not a 200
    boolean read(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end && !inBody) {
            head(bytes.getByte(at++));
        }
        while (at < end) {
            body(bytes.getByte(at++));
        }
        return inBody;
    }

    private void head(byte next) {
        if (headBytes < OK.length && next != OK[headBytes]) {
            throw new IllegalStateException("a stream was not answered with 200");
        }
        headBytes++;
        lastFour = lastFour << 8 | next;
        inBody = lastFour == HEAD_END;
    }

    private void body(byte next) {
        switch (expecting) {
            case COLON -> expecting = next == ':' ? Expecting.SPACE : Expecting.COLON;
            case SPACE -> expecting = next == ' ' ? Expecting.NUMBER : Expecting.COLON;
            case NUMBER -> {
                int digit = next - '0';
                if (digit >= 0 && digit <= 9) {
                    number = number * 10 + digit;
                    return;
                }
                if (next == '\n' && number > 0) {
                    times.accept(number);
                }
                number = 0;
                expecting = Expecting.COLON;
            }
        }
    }
}
