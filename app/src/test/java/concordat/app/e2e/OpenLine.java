package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An answer that goes on: events, a WebSocket or a long download, read slowly by a thread of its own until it ends.
final class OpenLine implements AutoCloseable {

    /// Slow enough that the longest sample download outlasts any test.
    private static final int PIECE = 4_096;

    private static final int CLOSE_FRAME = 8;

    private final Socket socket;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long bytes;
    private volatile int closeCode;

    private OpenLine(Socket socket) {
        this.socket = socket;
    }

    static OpenLine follow(Socket socket, InputStream in, boolean webSocket) {
        OpenLine line = new OpenLine(socket);
        Thread.ofVirtual().start(() -> line.read(in, webSocket));
        return line;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes
    private void read(InputStream in, boolean webSocket) {
        try {
            byte[] piece = new byte[PIECE];
            int read = webSocket ? frame(in) : in.read(piece);
            while (read >= 0) {
                bytes += read;
                Thread.sleep(5);
                read = webSocket ? frame(in) : in.read(piece);
            }
        } catch (IOException e) {
            // Cut off; an end like any other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /// @return the frame's length, or -1 after the last
    private int frame(InputStream in) throws IOException {
        int first = in.read();
        int length = in.read() & 0x7f;
        if (first < 0) {
            return -1;
        }
        if (length == 126) {
            length = (in.read() << 8) | in.read();
        }
        byte[] payload = in.readNBytes(length);
        if ((first & 0x0f) == CLOSE_FRAME) {
            closeCode = payload.length < 2 ? 1_005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            return -1;
        }
        return 2 + length;
    }

    /// @return the code with which the WebSocket was closed, 0 when it was not
    int closeCode() {
        return closeCode;
    }

    void assertGoesOn(String what) throws InterruptedException {
        long before = bytes;
        RunningNetwork.await(what + " goes on", Duration.ofSeconds(5), () -> bytes > before);
        assertThat(ended.getCount()).as(what + " is open").isEqualTo(1);
    }

    void assertEnds(String what) throws InterruptedException {
        assertThat(ended.await(10, TimeUnit.SECONDS)).as(what + " ends").isTrue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
