package concordat.intake.oscal;

import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.Shape;
import concordat.intake.report.Unfit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Assessment results, or a plan of action, in OSCAL as YAML, which says the same as JSON and is read as that. Since a
/// reading goes over a document twice it is kept in memory; aliases, which can blow a small one up, are refused. A long
/// word takes its parser time that grows with the square of its length, so that not much is taken.
public final class OscalYaml implements ReportFormat {

    private static final int MOST = 2 << 20;
    private static final int DEEPEST = 90;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Model model;

    public OscalYaml(Model model) {
        this.model = model;
    }

    @Override
    public String name() {
        return model.format() + "-yaml";
    }

    @Override
    public String title() {
        return model.title + " (YAML)";
    }

    @Override
    public boolean is(Shape shape) {
        return Shape.begins(shape, model.root + ":");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        byte[] json;
        try (MeteredInput in = new MeteredInput(bytes.open(), MOST)) {
            json = json(in);
            in.transferTo(OutputStream.nullOutputStream());
            return switch (new OscalJson(model).read(ReportBytes.of(json), sink, name())) {
                case Reading.Refused refused -> refused;
                case Reading.Whole whole -> new Reading.Whole(whole.summary().packed(in.digest(), in.bytes()));
            };
        } catch (MeteredInput.PartTooLarge e) {
            return new Reading.Refused(new ReportProblem(
                    Kind.TOO_LARGE, 0, 0, "it is longer than " + (MOST >> 20) + " MB", "give it as JSON"));
        } catch (MarkedYamlEngineException e) {
            return refused(e.getProblemMark().or(e::getContextMark), "not sound YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            return refused(Optional.empty(), "not sound YAML: " + e.getMessage());
        } catch (Unfit unfit) {
            return new Reading.Refused(unfit.problem());
        }
    }

    private static Reading refused(Optional<Mark> at, String what) {
        String plain = what.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return new Reading.Refused(new ReportProblem(
                Kind.MALFORMED,
                at.map(mark -> mark.getLine() + 1).orElse(0),
                at.map(mark -> mark.getColumn() + 1).orElse(0),
                plain,
                "export it again from the tool that made it, or give it as JSON"));
    }

    /// Whether a mapping waits for a key; a list never does.
    private static final class Open {
        private final boolean mapping;
        private boolean key;

        Open(boolean mapping) {
            this.mapping = mapping;
            this.key = mapping;
        }
    }

    private static byte[] json(InputStream in) throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setLabel("report")
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deque<Open> open = new ArrayDeque<>();
        int documents = 0;
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            for (Event event : new Parse(settings).parseInputStream(in)) {
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    throw Unfit.malformed("one document follows another");
                }
                write(event, open, json);
            }
        } catch (NumberFormatException e) {
            // the library's own, for such an escape
            throw Unfit.malformed("not sound YAML: an escape without all of its digits");
        } catch (YamlEngineException e) {
            if (e.getCause() instanceof IOException failed && !(failed instanceof CharacterCodingException)) {
                throw failed;
            }
            throw e;
        }
        return bytes.toByteArray();
    }

    /// Every word is written as a text, for so it is read, whatever its type.
    private static void write(Event event, Deque<Open> open, JsonGenerator json) {
        Open around = open.peek();
        boolean key = around != null && around.key;
        switch (event) {
            case ScalarEvent scalar when key -> json.writeName(scalar.getValue());
            case ScalarEvent scalar -> json.writeString(scalar.getValue());
            case AliasEvent alias -> throw Unfit.malformed("it has an alias *" + alias.getAlias());
            case MappingStartEvent start -> start(key, true, open, json);
            case SequenceStartEvent start -> start(key, false, open, json);
            case MappingEndEvent end -> {
                open.pop();
                json.writeEndObject();
            }
            case SequenceEndEvent end -> {
                open.pop();
                json.writeEndArray();
            }
            default -> {
                return;
            }
        }
        boolean started = event instanceof MappingStartEvent || event instanceof SequenceStartEvent;
        Open done = open.peek();
        if (!started && done != null && done.mapping) {
            done.key = !done.key;
        }
    }

    private static void start(boolean key, boolean mapping, Deque<Open> open, JsonGenerator json) {
        if (key) {
            throw Unfit.malformed("a key is no word");
        }
        if (open.size() == DEEPEST) {
            throw Unfit.tooLarge("it is nested more than " + DEEPEST + " deep");
        }
        open.push(new Open(mapping));
        if (mapping) {
            json.writeStartObject();
        } else {
            json.writeStartArray();
        }
    }
}
