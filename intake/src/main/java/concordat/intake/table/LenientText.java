package concordat.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text of which nobody said how it is encoded: by its byte order mark, else UTF-8; what is not UTF-8 is read, byte by
/// byte, as Windows-1252, which is what else is written. Never fails over an encoding.
final class LenientText extends Reader {

    private static final Charset OTHERWISE = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
    private final boolean wide;
    private boolean ended;

    private LenientText(InputStream in, Charset charset) {
        this.in = in;
        this.wide = !charset.equals(StandardCharsets.UTF_8);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        bytes.flip();
    }

    static Reader of(InputStream in) throws IOException {
        PushbackInputStream back = new PushbackInputStream(in, 3);
        byte[] mark = back.readNBytes(3);
        int first = mark.length > 0 ? mark[0] & 0xff : -1;
        int second = mark.length > 1 ? mark[1] & 0xff : -1;
        boolean third = mark.length > 2 && (mark[2] & 0xff) == 0xbf;
        if (first == 0xef && second == 0xbb && third) {
            return new LenientText(back, StandardCharsets.UTF_8);
        }
        Charset wide = first == 0xff && second == 0xfe
                ? StandardCharsets.UTF_16LE
                : first == 0xfe && second == 0xff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        int from = wide.equals(StandardCharsets.UTF_8) ? 0 : 2;
        back.unread(mark, from, mark.length - from);
        return new LenientText(back, wide);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(into, offset, length);
        while (out.position() == 0) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                if (!out.hasRemaining()) {
                    break;
                }
                out.put(instead(result.length()));
                decoder.reset();
            } else if (result.isUnderflow()) {
                if (ended) {
                    break;
                }
                fill();
            } else {
                break;
            }
        }
        return out.position() == 0 ? -1 : out.position();
    }

    /// @param length how many bytes are not as they should be
    private char instead(int length) {
        if (wide) {
            bytes.position(bytes.position() + length);
            return '\uFFFD';
        }
        return OTHERWISE.decode(ByteBuffer.wrap(new byte[] {bytes.get()})).get();
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (got < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
