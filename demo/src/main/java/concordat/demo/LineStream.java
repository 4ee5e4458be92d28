package concordat.demo;

import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/// Lines as one stream of bytes, each made when it is its turn.
final class LineStream extends InputStream {

    private final Iterator<byte[]> lines;
    private byte[] line = {};
    private int next;

    /// @param lines each with its line feed
    LineStream(Iterator<byte[]> lines) {
        this.lines = lines;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        int taken = 0;
        while (taken < length) {
            if (next == line.length) {
                if (!lines.hasNext()) {
                    break;
                }
                line = lines.next();
                next = 0;
            }
            int part = Math.min(length - taken, line.length - next);
            System.arraycopy(line, next, into, offset + taken, part);
            taken += part;
            next += part;
        }
        return taken == 0 && length > 0 ? -1 : taken;
    }
}
