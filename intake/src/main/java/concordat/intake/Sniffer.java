package concordat.intake;

import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Likeness;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.table.TableRecords;
import concordat.intake.xml.XmlPull;
import concordat.intake.xml.XmlPull.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Finds out what shape a file has, by looking at no more of it than is needed.
final class Sniffer {

    private static final int START = 4_096;
    private static final int ELEMENTS = 400;
    private static final int FIRST_VALUES = 2_000;
    private static final int MOST_PATHS = 5_000;
    private static final int LONGEST_PATH = 500;
    private static final int DEEPEST = 4;
    private static final int LINES = 20;

    /// Paths whose words tell formats apart.
    private static final Set<String> WORDS = Set.of(
            "$schema",
            "version",
            "schemaVersion",
            "SchemaVersion",
            "bomFormat",
            "specVersion",
            "spdxVersion",
            "@context",
            "@type",
            "@odata.context",
            "document.category",
            "document.csaf_version",
            "scanner.name",
            "tool.name",
            "descriptor.name",
            "platform.name");

    private final ReportBytes bytes;

    Sniffer(ReportBytes bytes) {
        this.bytes = bytes;
    }

    /// What was found.
    sealed interface Found {
        record Shaped(Shape shape) implements Found {}

        record Not(ReportProblem problem) implements Found {}
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("", null, false, false);
        }
    }

    /// @param known whether a shape is some format's; of JSON more is looked at while none is
    /// @throws IOException when the bytes cannot be read
    Found look(Predicate<Shape> known) throws IOException {
        byte[] start;
        try (InputStream in = bytes.open()) {
            start = in.readNBytes(START);
        }
        Optional<String> otherwise = Likeness.ofStart(start);
        if (otherwise.isEmpty()) {
            return xml();
        }
        return switch (otherwise.get()) {
            case Likeness.JSON -> json(known);
            case Likeness.TABLE, Likeness.TEXT -> lines();
            default ->
                new Found.Not(new ReportProblem(
                        Kind.UNKNOWN_FORMAT,
                        0,
                        0,
                        "this is not a report but " + otherwise.get(),
                        "give the report as the tool exports it, or a table of findings with its mapping"));
        };
    }

    private Found xml() throws IOException {
        List<Shape.Xml> seen = new ArrayList<>();
        Set<String> inside = new HashSet<>();
        Reading reading;
        try (InputStream in = bytes.open()) {
            reading = XmlPull.read(in, true, xml -> {
                int elements = 0;
                for (Event event = xml.next(); event != Event.OVER; event = xml.next()) {
                    if (event != Event.START) {
                        continue;
                    }
                    if (seen.isEmpty()) {
                        seen.add(new Shape.Xml(xml.name(), xml.namespace(), xml.attributes(), Set.of()));
                    } else {
                        inside.add(xml.name());
                    }
                    if (++elements == ELEMENTS) {
                        throw new Enough();
                    }
                }
                return new ReportTally("", ReportSink.NOTHING).summary("", xml.digest(), xml.bytes());
            });
        } catch (Enough e) {
            reading = null;
        }
        if (seen.isEmpty()) {
            return new Found.Not(
                    reading instanceof Reading.Refused refused
                            ? refused.problems().getFirst()
                            : new ReportProblem(
                                    Kind.UNKNOWN_FORMAT, 0, 0, "it is XML without an element", "export it again"));
        }
        Shape.Xml root = seen.getFirst();
        return new Found.Shaped(new Shape.Xml(root.root(), root.namespace(), root.attributes(), inside));
    }

    private Found json(Predicate<Shape> known) throws IOException {
        Shape first = json(FIRST_VALUES);
        return new Found.Shaped(known.test(first) ? first : json(Long.MAX_VALUE));
    }

    private Shape json(long most) throws IOException {
        Paths paths = new Paths(most);
        try {
            var _ = JsonRecords.read(bytes, "", new ReportTally("", ReportSink.NOTHING), paths);
        } catch (Enough e) {
            // What was seen is enough.
        }
        return new Shape.Json(paths.all, paths.words);
    }

    private static final class Paths implements JsonTaker {
        private final long most;
        private final Set<String> all = new HashSet<>();
        private final Map<String, String> words = new HashMap<>();
        private long values;

        Paths(long most) {
            this.most = most;
        }

        @Override
        public boolean several() {
            return true;
        }

        @Override
        public Take take(String path) {
            if (++values > most || all.size() > MOST_PATHS) {
                throw new Enough();
            }
            if (path.isEmpty()) {
                return Take.INTO;
            }
            if (path.length() > LONGEST_PATH) {
                return Take.NOTHING;
            }
            all.add(path);
            if (WORDS.contains(path)) {
                return Take.WHOLE;
            }
            return depth(path) < DEEPEST ? Take.INTO : Take.NOTHING;
        }

        private static int depth(String path) {
            return (int) path.chars().filter(c -> c == '.').count() + 1;
        }

        @Override
        public void whole(String path, JsonNode value) {
            if (value.isValueNode()) {
                words.put(path, value.asString());
            }
        }
    }

    private Found lines() throws IOException {
        Optional<TableRecords.First> table;
        try (InputStream in = bytes.open()) {
            table = TableRecords.first(in);
        }
        if (table.isPresent()) {
            return new Found.Shaped(
                    new Shape.Table(table.get().delimiter(), table.get().rows()));
        }
        List<String> first = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(bytes.open(), StandardCharsets.ISO_8859_1))) {
            char[] some = new char[START];
            int got = reader.read(some, 0, some.length);
            if (got > 0) {
                new String(some, 0, got).lines().limit(LINES).forEach(first::add);
            }
        }
        return new Found.Shaped(new Shape.Lines(first));
    }
}
