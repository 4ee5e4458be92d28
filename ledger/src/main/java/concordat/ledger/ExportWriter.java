package concordat.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a ledger as lines, in one pass and constant memory. Canonical JSON holds no line break, so every act stands
/// on a line as it is:
///
/// ```
/// concordat-ledger 1 NETWORK
/// act {...}          one for each position, from 0
/// head {...}         directly after the newest act it covers
/// end ACTS HEADS
/// ```
///
/// The last act must be followed by a head that covers it. Not safe to share between threads.
public final class ExportWriter implements Closeable {

    static final String FORMAT = "concordat-ledger 1 ";
    static final String ACT = "act ";
    static final String HEAD = "head ";
    static final String END = "end ";

    private final OutputStream out;
    private long acts;
    private long heads;
    private boolean covered;
    private boolean ended;

    /// @param out buffered; closed with this
    public ExportWriter(OutputStream out, String network) throws IOException {
        this.out = out;
        line(FORMAT, network.getBytes(StandardCharsets.UTF_8));
    }

    /// @param bytes as they are kept, of the next position
    public void act(byte[] bytes) throws IOException {
        line(ACT, bytes);
        acts++;
        covered = false;
    }

    /// @param head of all acts written so far
    public void head(SignedHead head) throws IOException {
        if (head.size() != acts) {
            throw new IllegalArgumentException("head of size " + head.size() + " after " + acts + " acts");
        }
        line(HEAD, head.bytes());
        heads++;
        covered = true;
    }

    /// Says that the export is whole.
    ///
    /// @throws IllegalStateException when the newest act has no head
    public void end() throws IOException {
        if (!covered) {
            throw new IllegalStateException("no head covers the newest of " + acts + " acts");
        }
        line(END, (acts + " " + heads).getBytes(StandardCharsets.US_ASCII));
        out.flush();
        ended = true;
    }

    /// Closes the stream. Without [#end] before, whoever reads the export is told that it breaks off.
    @Override
    public void close() throws IOException {
        if (!ended) {
            out.flush();
        }
        out.close();
    }

    private void line(String tag, byte[] rest) throws IOException {
        if (ended) {
            throw new IllegalStateException("the export has ended after " + acts + " acts");
        }
        out.write(tag.getBytes(StandardCharsets.US_ASCII));
        out.write(rest);
        out.write('\n');
    }
}
