package concordat.api;

import concordat.api.view.ActBatch;
import concordat.api.view.ConfirmRequest;
import concordat.api.view.ConfirmationView;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;

/// Speaks to a control plane. Safe to share between threads; every call waits for its answer.
public final class ApiClient {

    private final URI server;
    private final String token;
    private final HttpClient http;

    /// @param server for example `http://127.0.0.1:8080`
    public ApiClient(URI server, String token) {
        this.server = server;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /// @param path below `/api/v1`, with its query
    /// @throws ApiFailure when the API refuses
    /// @throws IOException when nobody answers
    public <T> T read(String path, Class<T> type) throws IOException, InterruptedException {
        return ApiJson.read(send(request(path).GET().build()), type);
    }

    /// @see #read
    public <T> Page<T> page(String path, Class<T> item) throws IOException, InterruptedException {
        return ApiJson.readPage(send(request(path).GET().build()), item);
    }

    /// Sends one record, to be done once even when sent again under the same key.
    ///
    /// @param key an idempotency key, passed in
    public <T> T post(String path, Object body, String key, Class<T> type) throws IOException, InterruptedException {
        return post(path, "application/json", HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(body)), key, type);
    }

    /// Sends one record, to be done once, and only if the record has as many acts as it had.
    ///
    /// @param key an idempotency key, passed in
    /// @param position how many acts there were when the caller last looked
    /// @throws ApiFailure with status 412 when there are others by now
    public <T> T postIf(String path, Object body, String key, long position, Class<T> type)
            throws IOException, InterruptedException {
        return ApiJson.read(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .header("If-Match", "\"" + position + "\"")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(body)))
                        .build()),
                type);
    }

    /// @param tag of what was shown and is to be done
    public <T> T postAs(String path, Object body, String key, String tag, Class<T> type)
            throws IOException, InterruptedException {
        return ApiJson.read(
                send(request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .header("If-Match", "\"" + tag + "\"")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(body)))
                        .build()),
                type);
    }

    /// Does acts that want proof of who does them.
    ///
    /// @param password of whoever this client speaks for
    /// @param key an idempotency key for the acts, passed in
    /// @param position how many acts there were when the caller last looked
    public Receipt confirmed(ActBatch acts, String password, String key, Optional<Long> position)
            throws IOException, InterruptedException {
        ConfirmationView confirmation = ApiJson.read(
                send(request("/sessions/confirm")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                ApiJson.write(new ConfirmRequest(password, acts.acts()))))
                        .build()),
                ConfirmationView.class);
        HttpRequest.Builder doing = request("/acts")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Confirmation", confirmation.confirmation());
        position.ifPresent(p -> doing.header("If-Match", "\"" + p + "\""));
        return ApiJson.read(
                send(doing.POST(HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(acts)))
                        .build()),
                Receipt.class);
    }

    /// A list with the number of acts it was read from.
    public record Tagged<T>(Page<T> page, long position) {}

    /// @param path of a list that comes with a tag
    /// @throws IOException also when the answer has no tag
    public <T> Tagged<T> tagged(String path, Class<T> item) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = exchange(request(path).GET().build());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readAllBytes();
            if (response.statusCode() / 100 != 2) {
                throw failure(response.statusCode(), bytes);
            }
            String tag = response.headers().firstValue("ETag").orElse("").replace("\"", "");
            if (!tag.matches("[0-9]{1,18}")) {
                throw new IOException("the server's answer to " + path + " has no tag; use the command line that came"
                        + " with the server");
            }
            return new Tagged<>(ApiJson.readPage(bytes, item), Long.parseLong(tag));
        }
    }

    /// Sends a file as it is.
    public <T> T postFile(String path, String contentType, Path file, String key, Class<T> type)
            throws IOException, InterruptedException {
        return post(path, contentType, HttpRequest.BodyPublishers.ofFile(file), key, type);
    }

    /// Sends whatever the publisher brings.
    public <T> T post(String path, String contentType, HttpRequest.BodyPublisher body, String key, Class<T> type)
            throws IOException, InterruptedException {
        return ApiJson.read(
                send(request(path)
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", key)
                        .POST(body)
                        .build()),
                type);
    }

    /// Sends a file as it is, in place of something that the caller has seen.
    ///
    /// @param tag of what was seen
    /// @throws ApiFailure also when it is otherwise by now
    public <T> T postFileIf(String path, String contentType, Path file, String key, String tag, Class<T> type)
            throws IOException, InterruptedException {
        return ApiJson.read(
                send(request(path)
                        .header("Content-Type", contentType)
                        .header("Idempotency-Key", key)
                        .header("If-Match", "\"" + tag + "\"")
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build()),
                type);
    }

    /// Sends one record to stand there from now on; sending it again changes nothing.
    public void put(String path, Object body) throws IOException, InterruptedException {
        send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(ApiJson.write(body)))
                .build());
    }

    /// Sends whatever the publisher brings, to stand there from now on.
    public <T> T put(String path, String contentType, HttpRequest.BodyPublisher body, Class<T> type)
            throws IOException, InterruptedException {
        return ApiJson.read(
                send(request(path).header("Content-Type", contentType).PUT(body).build()), type);
    }

    /// Sends a file to stand there from now on.
    public <T> T putFile(String path, String contentType, Path file, Class<T> type)
            throws IOException, InterruptedException {
        return put(path, contentType, HttpRequest.BodyPublishers.ofFile(file), type);
    }

    /// @see #read
    public <T> T delete(String path, Class<T> type) throws IOException, InterruptedException {
        return ApiJson.read(send(request(path).DELETE().build()), type);
    }

    /// Downloads into a file. What stood there is replaced once everything has come, not before; an answer that
    /// breaks off, or a process that is stopped, leaves nothing.
    ///
    /// @throws IOException also when the file is a folder
    public void download(String path, Path file) throws IOException, InterruptedException {
        download(path, file, bytes -> {});
    }

    /// @param sofar told now and then how many bytes have come
    /// @see #download(String, Path)
    public void download(String path, Path file, LongConsumer sofar) throws IOException, InterruptedException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder; name a file in it");
        }
        HttpResponse<InputStream> response = exchange(request(path).GET().build());
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw failure(response.statusCode(), body.readAllBytes());
            }
            Path part = file.resolveSibling(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            part.toFile().deleteOnExit();
            try {
                copy(body, part, sofar);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void copy(InputStream body, Path part, LongConsumer sofar) throws IOException {
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] piece = new byte[1 << 16];
            long bytes = 0;
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                out.write(piece, 0, read);
                bytes += read;
                sofar.accept(bytes);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + (token.isEmpty() ? "none" : token));
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = exchange(request);
        try (InputStream body = response.body()) {
            byte[] bytes = body.readAllBytes();
            if (response.statusCode() / 100 != 2) {
                throw failure(response.statusCode(), bytes);
            }
            return bytes;
        }
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (ConnectException e) {
            throw new ConnectException("nobody answers at " + server + "; is it up? Start it with ./concordat up");
        }
    }

    private static ApiFailure failure(int status, byte[] body) {
        try {
            return new ApiFailure(ApiJson.read(body, Problem.class));
        } catch (JacksonException e) {
            return new ApiFailure(new Problem(
                    "about:blank",
                    "the server answered " + status + " without saying why",
                    status,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of()));
        }
    }
}
