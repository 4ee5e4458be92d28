package concordat.bench;

import concordat.api.ApiJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads pages of lists and says how long each took, here and at the server. Safe to share between threads.
final class PageReader {

    private static final Pattern TIMING = Pattern.compile("total;dur=([0-9.]+)");

    private final URI server;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    PageReader(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /// A page that was read.
    ///
    /// @param next the cursor of the next page
    /// @param servedNanos how long the server took for it, by its own account
    /// @param nanos how long it took for who asked
    record Read(boolean empty, Optional<String> next, long servedNanos, long nanos) {}

    /// @param path below `/api/v1`, with its query
    /// @throws IOException also when it is refused
    Read read(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - began;
        if (response.statusCode() != 200) {
            throw new IOException(path + " was refused: " + new String(response.body(), StandardCharsets.UTF_8));
        }
        Matcher timing =
                TIMING.matcher(response.headers().firstValue("Server-Timing").orElse(""));
        if (!timing.find()) {
            throw new IOException("the server does not say how long it took for " + path);
        }
        Map<String, Object> page = ApiJson.readMap(response.body());
        return new Read(
                page.get("items") instanceof List<?> items && items.isEmpty(),
                Optional.ofNullable(page.get("next")).map(Object::toString),
                (long) (Double.parseDouble(timing.group(1)) * 1e6),
                nanos);
    }
}
