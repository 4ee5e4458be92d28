package concordat.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// One JSON document, pulled token by token within limits, with its problems gathered by place. A key that stands
/// twice in one object is an error. Not for use by two threads.
public final class JsonDocument {

    private static final int MOST_PROBLEMS = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(60)
                            .maxDocumentLength(64_000_000)
                            .maxTokenCount(5_000_000)
                            .maxStringLength(1_000_000)
                            .maxNameLength(1_000)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private final JsonParser json;
    private final List<Problem> problems = new ArrayList<>();

    private JsonDocument(JsonParser json) {
        this.json = json;
    }

    /// What reading came to: a value, or at least one problem.
    public record Outcome<T>(Optional<T> value, List<Problem> problems) {
        public Outcome {
            problems = List.copyOf(problems);
            if (value.isPresent() != problems.isEmpty()) {
                throw new IllegalArgumentException("a value with problems, or neither: " + problems);
            }
        }
    }

    /// Reads one document to its end; does not close the stream.
    ///
    /// @param reading is called with the first token current and must leave its last token current; it
    ///     answers empty only when it has reported why
    /// @throws IOException when the stream cannot be read; a bad document is no exception
    public static <T> Outcome<T> read(InputStream in, Function<JsonDocument, Optional<T>> reading) throws IOException {
        Stream stream = new Stream(in);
        JsonDocument document;
        try {
            document = new JsonDocument(MAPPER.createParser(stream));
        } catch (JacksonIOException e) { // the first bytes already tell how the text is encoded
            return new Outcome<>(Optional.empty(), List.of(unsound(e, stream)));
        }
        Optional<T> value = Optional.empty();
        try {
            if (document.json.nextToken() == null) {
                document.problems.add(new Problem(0, 0, "the document is empty"));
            } else {
                value = reading.apply(document);
                if (document.json.nextToken() != null) {
                    document.report("more after the end of the document");
                }
            }
        } catch (JacksonIOException e) {
            document.problems.add(unsound(e, stream));
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation() == null ? document.json.currentLocation() : e.getLocation();
            document.add(place, "not sound JSON: " + e.getOriginalMessage());
        }
        return document.outcome(value);
    }

    /// The parser tells what it thinks of the bytes and what befell the stream in the same way.
    ///
    /// @throws IOException when it is the stream that failed
    private static Problem unsound(JacksonIOException e, Stream stream) throws IOException {
        if (stream.failure != null) {
            throw stream.failure;
        }
        return new Problem(0, 0, "not sound text: " + e.getOriginalMessage());
    }

    /// Remembers how it failed.
    private static final class Stream extends FilterInputStream {

        private @Nullable IOException failure;

        Stream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    private <T> Outcome<T> outcome(Optional<T> value) {
        if (problems.isEmpty()) {
            return new Outcome<>(value, List.of());
        }
        Collections.sort(problems);
        return new Outcome<>(Optional.empty(), problems);
    }

    /// The parser itself, for whoever reads values.
    public JsonParser json() {
        return json;
    }

    /// Reports a problem with the token now current.
    public void report(String text) {
        add(json.currentTokenLocation(), pointed(text));
    }

    /// Reports a problem with an earlier place.
    public void report(TokenStreamLocation place, String text) {
        add(place, pointed(text));
    }

    private String pointed(String text) {
        String pointer = json.streamReadContext().pathAsPointer().toString();
        return pointer.isEmpty() ? text : text + " (at " + pointer + ")";
    }

    private void add(TokenStreamLocation place, String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(Math.max(0, place.getLineNr()), Math.max(0, place.getColumnNr()), text));
        }
    }

    /// @return the string now current; anything else is reported and skipped
    public Optional<String> text(String what) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(json.getString());
        }
        expected(what + " as text");
        return Optional.empty();
    }

    /// Reports that something else stands here, and skips it.
    public void expected(String what) {
        report("expected " + what + ", found " + found());
        json.skipChildren();
    }

    private String found() {
        return switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            default -> "a number";
        };
    }
}
