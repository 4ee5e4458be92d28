package concordat.courier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Asks at addresses that somebody registered, and reads the answer up to a bound. As with [HookCourier] it connects to
/// the very address that was checked and follows no redirect. Safe to share between threads; each call waits.
public final class QuestionCourier implements AutoCloseable {

    private static final Duration ALTOGETHER = Duration.ofSeconds(60);

    private final Wire wire;

    /// @param trust certificate authorities in place of those that come with Java
    public QuestionCourier(Vertx vertx, AddressRule rule, Optional<Path> trust) {
        this.wire = new Wire(vertx, rule, trust);
    }

    /// @return what stands against an address, none when nothing does
    public Optional<String> against(URI url) {
        return wire.against(url);
    }

    /// Posts JSON.
    ///
    /// @param bearer what is shown there
    /// @param largest the most bytes that are read of the answer
    /// @throws InterruptedException when stopped while it waits
    public Answered ask(URI url, Optional<String> bearer, String json, int largest) throws InterruptedException {
        RequestOptions post = Wire.post(url, "concordat-signals/1").putHeader("Accept", "application/json");
        bearer.ifPresent(token -> post.putHeader("Authorization", "Bearer " + token));
        Buffer question = Buffer.buffer(json.getBytes(StandardCharsets.UTF_8));
        return switch (wire.send(url, post, ALTOGETHER, request -> answer(request, question, largest))) {
            case Wire.Came.Back<Answered> back -> back.answer();
            case Wire.Came.Not<Answered> not -> new Answered.None(not.why());
        };
    }

    private static Future<Answered> answer(HttpClientRequest request, Buffer question, int largest) {
        return request.send(question).compose(response -> read(request, response, largest));
    }

    private static Future<Answered> read(HttpClientRequest request, HttpClientResponse response, int largest) {
        Promise<Answered> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > largest) {
                read.tryComplete(new Answered.None("it answers with more than " + largest + " bytes"));
                request.connection().close();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> {
            read.tryComplete(new Answered.Answer(response.statusCode(), body.toString(StandardCharsets.UTF_8)));
            request.connection().close();
        });
        return read.future();
    }

    @Override
    public void close() {
        wire.close();
    }
}
