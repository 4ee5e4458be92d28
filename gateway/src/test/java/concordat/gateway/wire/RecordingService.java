package concordat.gateway.wire;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A service on a plain socket that records every message it is sent, tolerates nothing, and answers each with what it
/// has read, or with the bytes that were left for its target.
public final class RecordingService implements AutoCloseable {

    private final ServerSocket listening;
    private final Queue<Message> seen = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final Map<String, Given> given = new ConcurrentHashMap<>();

    /// What is said in answer, to the byte.
    ///
    /// @param ends whether the connection is closed behind it
    public record Given(String bytes, boolean ends) {}

    public RecordingService() throws IOException {
        listening = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// @return whole messages, as they came
    public Queue<Message> seen() {
        return seen;
    }

    /// @return what was sent here and was no message; a message that broke off is no fault
    public Queue<String> faults() {
        return faults;
    }

    public void answer(String target, Given answer) {
        given.put(target, answer);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                faults.add("accept: " + e);
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            StrictReader reader = new StrictReader(new BufferedInputStream(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            for (Optional<Message> next = reader.request(); next.isPresent(); next = reader.request()) {
                Message message = next.get();
                seen.add(message);
                Given answer = given.getOrDefault(message.target(), echo(message));
                out.write(answer.bytes().getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                if (answer.ends()) {
                    return;
                }
            }
        } catch (UnsoundException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (EOFException | SocketException e) {
            // broken off, as an exchange is whose client turned out to be malformed
        } catch (IOException e) {
            faults.add(e.toString());
        } finally {
            open.remove(socket);
        }
    }

    private static Given echo(Message message) {
        String body = message.reading();
        return new Given(
                "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + (message.method().equals("HEAD") ? "" : body),
                false);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
