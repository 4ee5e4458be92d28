package concordat.demo.service;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Routes for much data at once, in bounded memory.
final class Bulk {

    private static final long USUAL_BYTES = 64L << 20;
    private static final long MOST_BYTES = 4L << 30;
    private static final int PART = 64 << 10;

    private Bulk() {}

    /// Sends as many bytes as `?bytes=` asks for, 64 MiB when it does not say.
    static void download(HttpServerRequest request) {
        String asked = request.getParam("bytes");
        long bytes = asked != null && asked.matches("[0-9]{1,10}") ? Long.parseLong(asked) : USUAL_BYTES;
        HttpServerResponse response = request.response();
        if (bytes > MOST_BYTES) {
            response.setStatusCode(400)
                    .putHeader("content-type", "text/plain")
                    .end("at most " + MOST_BYTES + " bytes\n");
            return;
        }
        response.putHeader("content-type", "application/octet-stream")
                .putHeader("content-length", String.valueOf(bytes))
                .putHeader("content-disposition", "attachment; filename=\"sample.bin\"");
        Buffer part = Buffer.buffer(new byte[PART]);
        long[] left = {bytes};
        response.drainHandler(drained -> pour(response, part, left));
        pour(response, part, left);
    }

    private static void pour(HttpServerResponse response, Buffer part, long[] left) {
        while (!response.ended() && !response.closed() && !response.writeQueueFull()) {
            if (left[0] <= 0) {
                response.end();
                return;
            }
            int length = (int) Math.min(PART, left[0]);
            left[0] -= length;
            response.write(part.slice(0, length));
        }
    }

    /// Counts and digests what it is sent.
    static void upload(HttpServerRequest request) {
        MessageDigest digest = sha256();
        long[] bytes = {0};
        request.handler(part -> {
            bytes[0] += part.length();
            digest.update(part.getBytes());
        });
        request.endHandler(end -> request.response()
                .putHeader("content-type", "application/json")
                .end("{\"bytes\":%d,\"sha256\":\"%s\"}\n"
                        .formatted(bytes[0], HexFormat.of().formatHex(digest.digest()))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
