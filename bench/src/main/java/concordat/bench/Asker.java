package concordat.bench;

import concordat.bench.order.Read;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Asks a gateway one thing after the other as one device, and keeps what it met and when. A thread of its own.
final class Asker implements AutoCloseable {

    private static final int ANSWERS_WITHIN_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 2;
    private static final long AWAY_MILLIS = 20;
    private static final int LONGEST_HEAD = 16_384;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]{1,9})$");
    private static final Pattern REASON = Pattern.compile("\"reason\":\"([A-Z_]+)\"");
    private static final String SUSPENDED = "SUSPENDED";
    private static final String PERMITTED = "PERMITTED";
    private static final byte[] REQUEST =
            ("GET /asked HTTP/1.1\r\nhost: " + NetworkRows.HOST + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

    private final SSLSocketFactory device;
    private final String gateway;
    private final Supplier<Optional<Running>> running;
    private final Map<String, LongAdder> tally;
    private final ConcurrentLinkedQueue<Read> reads = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean done;
    private volatile @Nullable Read last;

    /// A run of a gateway.
    record Running(int run, int port) {}

    /// @param running empty while the gateway is not there
    /// @param tally counts answers by their reason
    Asker(
            SSLSocketFactory device,
            String gateway,
            Supplier<Optional<Running>> running,
            ConcurrentHashMap<String, LongAdder> tally) {
        this.device = device;
        this.gateway = gateway;
        this.running = running;
        this.tally = tally;
        this.thread = Thread.ofVirtual().start(this::ask);
    }

    /// @return what it met since this was last called
    List<Read> taken() {
        List<Read> taken = new ArrayList<>();
        for (Read read = reads.poll(); read != null; read = reads.poll()) {
            taken.add(read);
        }
        return taken;
    }

    /// Whether a request was permitted that began after an instant.
    boolean permittedSince(long nanos) {
        Read newest = last;
        return newest != null && newest.open() && newest.began() > nanos;
    }

    private void ask() {
        while (!done) {
            try {
                Optional<Running> there = running.get();
                if (there.isEmpty()) {
                    Thread.sleep(AWAY_MILLIS);
                    continue;
                }
                ask(there.get());
            } catch (IOException e) {
                count("no answer: " + e.getMessage());
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AWAY_MILLIS);
        } catch (InterruptedException e) {
            done = true;
        }
    }

    private void ask(Running there) throws IOException, InterruptedException {
        try (SSLSocket socket = (SSLSocket) device.createSocket(InetAddress.getLoopbackAddress(), there.port())) {
            socket.setSoTimeout(ANSWERS_WITHIN_MILLIS);
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!done && running.get().equals(Optional.of(there))) {
                long began = System.nanoTime();
                socket.getOutputStream().write(REQUEST);
                String reason = answer(in);
                long ended = System.nanoTime();
                count(reason);
                if (reason.equals(PERMITTED) || reason.equals(SUSPENDED)) {
                    Read read = new Read(gateway, there.run(), began, ended, reason.equals(PERMITTED));
                    reads.add(read);
                    last = read;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void count(String answer) {
        tally.computeIfAbsent(answer, first -> new LongAdder()).increment();
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int one = in.read();
            if (one < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException("the answer ended in its head");
            }
            head.append((char) one);
        }
        Matcher length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new IOException("an answer without a length: " + head);
        }
        String body = new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
        if (head.indexOf("HTTP/1.1 200 ") == 0) {
            return PERMITTED;
        }
        Matcher reason = REASON.matcher(body);
        return reason.find() ? reason.group(1) : head.substring(0, head.indexOf("\r"));
    }

    @Override
    public void close() {
        done = true;
        thread.interrupt();
        try {
            thread.join(ANSWERS_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
