package concordat.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A server that gives prepared answers and remembers what it was asked. What it was not prepared for is answered 404.
final class CannedServer implements AutoCloseable {

    /// @param question method and everything below `/api/v1`, for example `GET /status`
    record Heard(
            String question, @Nullable String key, @Nullable String authorization, String body) {}

    private record Canned(int status, String body, Runnable before) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Canned>> answers = new HashMap<>();
    private final List<Heard> heard = new ArrayList<>();

    CannedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/api/v1", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Several answers to one question are given in turn, the last one for ever.
    CannedServer on(String question, int status, String body) {
        return on(question, status, body, () -> {});
    }

    synchronized CannedServer on(String question, int status, String body, Runnable before) {
        answers.computeIfAbsent(question, q -> new ArrayDeque<>()).add(new Canned(status, body, before));
        return this;
    }

    synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<String> questions() {
        return heard().stream().map(Heard::question).toList();
    }

    Heard only(String start) {
        List<Heard> found =
                heard().stream().filter(h -> h.question().startsWith(start)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " times [" + start + "] in " + questions());
        }
        return found.getFirst();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String question = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().toString().substring("/api/v1".length());
        Canned canned = next(
                question,
                new Heard(
                        question,
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
        canned.before().run();
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        byte[] bytes = canned.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(canned.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized Canned next(String question, Heard asked) {
        heard.add(asked);
        Deque<Canned> prepared = answers.get(question);
        if (prepared == null) {
            return new Canned(
                    404,
                    "{\"type\":\"about:blank\",\"title\":\"Not prepared\",\"status\":404,\"detail\":\"" + question
                            + "\"}",
                    () -> {});
        }
        return prepared.size() > 1 ? prepared.remove() : prepared.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
