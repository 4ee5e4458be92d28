package concordat.intake.table;

import concordat.intake.report.ByteOrderMark;
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

/// Text of which nobody said how it is encoded: by its byte order mark, else UTF-8; what is not UTF-8 is read, byte by
/// byte, as Windows-1252, which is what else is written. Never fails over an encoding.
final class LenientText extends Reader {

    private static final Charset OTHERWISE = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
    private final boolean wide;
    private boolean ended;

    private LenientText(InputStream in, ByteOrderMark mark) {
        this.in = in;
        this.wide = mark.wide();
        this.decoder = mark.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        bytes.flip();
    }

    static Reader of(InputStream in) throws IOException {
        PushbackInputStream back = new PushbackInputStream(in, ByteOrderMark.LONGEST);
        byte[] start = back.readNBytes(ByteOrderMark.LONGEST);
        ByteOrderMark mark = ByteOrderMark.of(start);
        back.unread(start, mark.length(), start.length - mark.length());
        return new LenientText(back, mark);
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
