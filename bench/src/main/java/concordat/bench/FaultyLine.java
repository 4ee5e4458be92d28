package concordat.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/// A line to another port of this machine that can be made bad: slow, held up, cut, or bringing bytes twice or in the
/// wrong order. Safe between threads.
final class FaultyLine implements AutoCloseable {

    private static final int PIECE = 4_096;

    private final ServerSocket door;
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean doubling = new AtomicBoolean();
    private final AtomicBoolean swapping = new AtomicBoolean();
    /// Held by whoever passes a piece on, so that nothing is on its way once the line is held up or cut.
    private final ReentrantLock passing = new ReentrantLock();
    private final Condition free = passing.newCondition();
    private boolean held;
    private boolean cut;
    private volatile long delayMillis;

    /// @param target the port at the other end, asked for each connection
    FaultyLine(IntSupplier target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void slow(long millis) {
        delayMillis = millis;
    }

    /// The next piece comes twice.
    void repeat() {
        doubling.set(true);
    }

    /// The halves of the next piece change places.
    void swap() {
        swapping.set(true);
    }

    /// From the return on nothing passes; what was sent meanwhile passes later.
    void hold() {
        passing.lock();
        try {
            held = true;
        } finally {
            passing.unlock();
        }
    }

    /// From the return on nothing passes, and nobody connects.
    void cut() {
        passing.lock();
        try {
            cut = true;
            sockets.forEach(FaultyLine::close);
        } finally {
            passing.unlock();
        }
    }

    /// As good as new.
    void mend() {
        doubling.set(false);
        swapping.set(false);
        delayMillis = 0;
        passing.lock();
        try {
            held = false;
            cut = false;
            free.signalAll();
        } finally {
            passing.unlock();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                Thread.ofVirtual().start(() -> connect(here));
            } catch (IOException e) {
                // closed, or the other has gone already
            }
        }
    }

    private void connect(Socket here) {
        Socket there = new Socket();
        sockets.add(here);
        sockets.add(there);
        try {
            there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target.getAsInt()));
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pass(there, here));
            pass(here, there);
            back.join();
        } catch (IOException e) {
            // nobody is there, which is what a gateway then sees
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(here);
            end(there);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                long delay = delayMillis;
                if (delay > 0) {
                    Thread.sleep(delay);
                }
                pass(Arrays.copyOf(piece, length), out);
            }
        } catch (IOException e) {
            // one side has gone, and the other goes with it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private void pass(byte[] piece, OutputStream out) throws IOException, InterruptedException {
        passing.lock();
        try {
            while (held && !cut) {
                free.await();
            }
            if (cut) {
                throw new IOException("the line is cut");
            }
            int half = piece.length / 2;
            if (swapping.compareAndSet(true, false)) {
                out.write(piece, half, piece.length - half);
                out.write(piece, 0, half);
            } else {
                out.write(piece);
            }
            if (doubling.compareAndSet(true, false)) {
                out.write(piece);
            }
            out.flush();
        } finally {
            passing.unlock();
        }
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is as good as closed
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
        passing.lock();
        try {
            free.signalAll();
        } finally {
            passing.unlock();
        }
    }
}
