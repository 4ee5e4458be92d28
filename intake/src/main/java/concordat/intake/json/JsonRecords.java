package concordat.intake.json;

import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Unfit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a report as a stream of values, each handed over whole: memory holds one of them at a time. One value may
/// follow another, as in JSON lines. Bounds: 8 MB for one value or one stretch between two, 100 levels.
public final class JsonRecords {

    private static final long PART_BYTES = 8L << 20;
    private static final String AGAIN = "export it again from the tool that made it and compare the sizes";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxDocumentLength(-1)
                            .maxTokenCount(-1)
                            .maxStringLength((int) PART_BYTES)
                            .maxNameLength(50_000)
                            .maxNumberLength(5_000) // a key of 16,384 bits, as reports on certificates write it
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // more follows every value that is taken
            .build();

    private final JsonParser json;
    private final MeteredInput in;
    private final JsonTaker taker;

    private JsonRecords(JsonParser json, MeteredInput in, JsonTaker taker) {
        this.json = json;
        this.in = in;
        this.taker = taker;
    }

    /// Reads a report through.
    ///
    /// @param tally receives what the taker makes of the values
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, String format, ReportTally tally, JsonTaker taker)
            throws IOException {
        try (InputStream opened = bytes.open()) {
            Failing failing = new Failing(opened);
            MeteredInput in = new MeteredInput(failing, PART_BYTES);
            JsonParser json = null;
            try {
                json = MAPPER.createParser(in);
                new JsonRecords(json, in, taker).run();
                return new Reading.Whole(tally.summary(format, in.digest(), in.bytes()));
            } catch (Unfit unfit) {
                TokenStreamLocation at = json == null ? TokenStreamLocation.NA : json.currentLocation();
                return new Reading.Refused(unfit.at(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()))
                        .problem());
            } catch (JacksonException e) {
                if (failing.failure != null) {
                    throw failing.failure;
                }
                return new Reading.Refused(problem(e, in));
            }
        }
    }

    /// Reads a report whose items mean what may stand behind them: first what is to be known of them, then the items.
    ///
    /// @param known gathers what is to be known; nothing of it is counted
    /// @param items made once all of that is known
    /// @throws IOException when the bytes cannot be read
    public static Reading readTwice(
            ReportBytes bytes, String format, ReportTally tally, JsonTaker known, Supplier<JsonTaker> items)
            throws IOException {
        Reading first = read(bytes, format, new ReportTally("", ReportSink.NOTHING), known);
        return first instanceof Reading.Refused ? first : read(bytes, format, tally, items.get());
    }

    private static ReportProblem problem(JacksonException e, MeteredInput in) {
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        long line = Math.max(1, at.getLineNr());
        long column = Math.max(1, at.getColumnNr());
        if (e instanceof StreamConstraintsException || e.getCause() instanceof MeteredInput.PartTooLarge) {
            String what = e instanceof StreamConstraintsException
                    ? plain(e.getOriginalMessage())
                    : "one value is longer than " + (PART_BYTES >> 20) + " MB";
            return new ReportProblem(
                    Kind.TOO_LARGE, line, column, what, "no tool writes that: export the report again");
        }
        if (e instanceof UnexpectedEndOfInputException
                || (in.ended()
                        && e.getMessage() != null
                        && e.getOriginalMessage().contains("end-of-input"))) {
            return new ReportProblem(
                    Kind.TRUNCATED, line, column, "the report breaks off after " + in.bytes() + " bytes", AGAIN);
        }
        String said = e instanceof JacksonIOException ? "the text is not UTF-8" : plain(e.getOriginalMessage());
        return new ReportProblem(Kind.MALFORMED, line, column, "not sound JSON: " + said, AGAIN);
    }

    private static String plain(@Nullable String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        String clean = first.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }

    /// Remembers how the stream failed, which the parser tells as if it were the text's fault.
    private static final class Failing extends java.io.FilterInputStream {
        private @Nullable IOException failure;

        Failing(InputStream in) {
            super(in);
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

    /// A list or an object that is gone into.
    ///
    /// @param inside how the path of what stands in it begins
    private record Frame(String path, boolean list, String inside) {}

    private void run() {
        Deque<Frame> frames = new ArrayDeque<>();
        String key = "";
        int documents = 0;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            in.newPart();
            if (frames.isEmpty() && ++documents == 2 && !taker.several()) {
                throw new Unfit(new ReportProblem(
                        Kind.MALFORMED, 0, 0, "one document follows another", "give each as a report of its own"));
            }
            switch (token) {
                case PROPERTY_NAME -> key = json.currentName();
                case END_OBJECT, END_ARRAY -> taker.out(frames.pop().path());
                default -> value(frames, path(frames.peek(), key), token);
            }
        }
        taker.over();
    }

    private static String path(@Nullable Frame above, String key) {
        return above == null ? "" : above.list() ? above.inside() : above.inside() + plain(key, above);
    }

    /// A key cannot pass for a path of several.
    private static String plain(String key, Frame above) {
        boolean word = key.startsWith("@") && above.path().isEmpty();
        return word || (key.indexOf('.') < 0 && key.indexOf('[') < 0)
                ? key
                : key.replace('.', '·').replace('[', '·');
    }

    private void value(Deque<Frame> frames, String path, JsonToken token) {
        switch (taker.take(path)) {
            case INTO -> {
                if (token == JsonToken.START_ARRAY) {
                    frames.push(new Frame(path, true, path + "[]"));
                    taker.into(path);
                } else if (token == JsonToken.START_OBJECT) {
                    frames.push(new Frame(path, false, path.isEmpty() ? "" : path + "."));
                    taker.into(path);
                }
            }
            case WHOLE -> {
                JsonNode value = MAPPER.readTree(json);
                taker.whole(path, value);
            }
            case NOTHING -> skip(token);
        }
    }

    /// What nobody wants may be longer than any part.
    private void skip(JsonToken token) {
        int depth = token.isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken next = json.nextToken();
            if (next == null) {
                return;
            }
            in.newPart();
            depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        }
    }
}
