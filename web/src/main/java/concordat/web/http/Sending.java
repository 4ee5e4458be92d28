package concordat.web.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;

/// Sends one answer, with the headers that every answer has.
final class Sending {

    private static final System.Logger LOG = System.getLogger(Sending.class.getName());

    private final HttpServerRequest request;
    private final Answer answer;

    Sending(HttpServerRequest request, Answer answer) {
        this.request = request;
        this.answer = answer;
    }

    void send() {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.status());
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "same-origin");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        if (!answer.headers().containsKey("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
        answer.headers().forEach(response::putHeader);
        boolean head = request.method().name().equals("HEAD");
        switch (answer.content()) {
            case Answer.Content.Whole whole -> response.end(head ? Buffer.buffer() : whole.bytes());
            case Answer.Content.Streamed streamed -> {
                if (head) {
                    response.end();
                } else {
                    stream(response, streamed.writer());
                }
            }
        }
    }

    private void stream(HttpServerResponse response, Answer.Writer writer) {
        response.setChunked(true);
        try (OutputStream out = new Pieces(response)) {
            writer.writeTo(out);
        } catch (IOException | CompletionException e) {
            LOG.log(Level.WARNING, "an answer to {0} broke off: {1}", request.path(), e.getMessage());
            response.reset();
            return;
        }
        response.end();
    }

    /// Waits for each piece to be taken before the next, so that a slow reader holds little memory.
    private static final class Pieces extends OutputStream {

        private final HttpServerResponse response;
        private Buffer gathered = Buffer.buffer();

        Pieces(HttpServerResponse response) {
            this.response = response;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            gathered.appendBytes(bytes, from, length);
            if (gathered.length() >= 64 << 10) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (gathered.length() > 0) {
                Buffer piece = gathered;
                gathered = Buffer.buffer();
                response.write(piece).toCompletionStage().toCompletableFuture().join();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
