package concordat.gateway.wire;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Sends bytes over TLS and reads strictly what comes back, on a connection for each.
public final class WireClient {

    private static final int PATIENCE_MILLIS = 15_000;

    private final SSLContext tls;
    private final int port;

    public WireClient(SSLContext tls, int port) {
        this.tls = tls;
        this.port = port;
    }

    /// What came back.
    ///
    /// @param answers in their order, provisional ones included
    /// @param end `closed`, `open` with nothing more for a while, `cut` within an answer, or why it was none
    public record Heard(List<Message> answers, String end) {

        public Heard {
            answers = List.copyOf(answers);
        }
    }

    /// @param leaves whether the client says that nothing more comes
    /// @param methods that are answered, in their order
    public Heard exchange(String bytes, boolean leaves, IntFunction<String> methods) throws IOException {
        List<Message> answers = new ArrayList<>();
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (leaves) {
                socket.shutdownOutput();
            }
            StrictReader reader = new StrictReader(new BufferedInputStream(socket.getInputStream()));
            Optional<Message> next = reader.answer(methods.apply(0));
            while (next.isPresent()) {
                answers.add(next.get());
                next = reader.answer(methods.apply(answers.size()));
            }
            return new Heard(answers, "closed");
        } catch (SocketTimeoutException e) {
            return new Heard(answers, "open");
        } catch (UnsoundException e) {
            return new Heard(answers, String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            return new Heard(answers, "cut");
        } catch (SocketException e) {
            return new Heard(answers, "closed");
        }
    }
}
