package concordat.cli;

import concordat.cli.terminal.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A file on its way to the server: tells how far it is, and ends in an error once it should stop.
final class MeteredFile extends FilterInputStream {

    private final Progress progress;
    private final Stopping stopping;
    private long bytes;

    MeteredFile(InputStream in, Progress progress, Stopping stopping) {
        super(in);
        this.progress = progress;
        this.stopping = stopping;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (stopping.asked()) {
            throw new IOException("stopped");
        }
        int count = super.read(into, offset, length);
        if (count > 0) {
            bytes += count;
            progress.at(bytes);
        }
        return count;
    }
}
