package concordat.web.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a handler answers.
///
/// @param headers names as they are sent
public record Answer(int status, Map<String, String> headers, Content content) {

    public Answer {
        headers = Map.copyOf(headers);
    }

    /// What is sent after the headers.
    public sealed interface Content {
        /// All of it at once.
        record Whole(Buffer bytes) implements Content {}

        /// Written piece by piece; the writer may wait.
        record Streamed(Writer writer) implements Content {}
    }

    /// Writes a streamed answer.
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Answer of(int status, String type, byte[] bytes) {
        return new Answer(status, Map.of("Content-Type", type), new Content.Whole(Buffer.buffer(bytes)));
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer streamed(String type, Writer writer) {
        return new Answer(200, Map.of("Content-Type", type), new Content.Streamed(writer));
    }

    /// See Other: what a form answers when it was done.
    public static Answer seeOther(String location) {
        return new Answer(303, Map.of("Location", location), new Content.Whole(Buffer.buffer()));
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, content);
    }
}
