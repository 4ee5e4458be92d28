package concordat.courier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sends signed requests to addresses that somebody registered. It looks names up itself and connects to the very
/// address that it has checked, follows no redirect, and reads of the answer the status alone. Safe to share
/// between threads; each call waits.
public final class HookCourier implements AutoCloseable {

    private static final Duration ALTOGETHER = Duration.ofSeconds(30);
    private static final int GONE = 410;

    private final Wire wire;

    /// @param trust certificate authorities in place of those that come with Java
    public HookCourier(Vertx vertx, AddressRule rule, Optional<Path> trust) {
        this.wire = new Wire(vertx, rule, trust);
    }

    /// Whether an address may be registered now; it is looked at again each time something is sent.
    ///
    /// @return what stands against it, none when nothing does
    public Optional<String> against(URI url) {
        return wire.against(url);
    }

    /// Sends one request.
    ///
    /// @throws InterruptedException when stopped while it waits; then it is not known whether it arrived
    public Outcome send(Hook hook) throws InterruptedException {
        byte[] body = hook.json().getBytes(StandardCharsets.UTF_8);
        return switch (wire.send(hook.url(), post(hook, body), ALTOGETHER, request -> status(request, body))) {
            case Wire.Came.Back<Integer> back -> outcome(back.answer());
            case Wire.Came.Not<Integer> not -> new Outcome.Failed(not.why());
        };
    }

    /// The answer's body is not waited for.
    private static Future<Integer> status(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body)).map(response -> {
            int code = response.statusCode();
            request.connection().close();
            return code;
        });
    }

    private static RequestOptions post(Hook hook, byte[] body) {
        long seconds = hook.at().getEpochSecond();
        return Wire.post(hook.url(), "concordat-webhooks/1")
                .putHeader("webhook-id", hook.id())
                .putHeader("webhook-timestamp", String.valueOf(seconds))
                .putHeader(
                        "webhook-signature",
                        hook.secrets().stream()
                                .map(s -> s.sign(hook.id(), seconds, body))
                                .collect(Collectors.joining(" ")));
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome.Delivered();
        }
        if (status == GONE) {
            return new Outcome.Refused("it answers 410: it is gone and wants nothing more");
        }
        return new Outcome.Failed(
                status / 100 == 3 ? "it answers " + status + "; redirects are not followed" : "it answers " + status);
    }

    @Override
    public void close() {
        wire.close();
    }
}
