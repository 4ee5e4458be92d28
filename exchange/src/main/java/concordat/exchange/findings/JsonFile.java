package concordat.exchange.findings;

import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Nil;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON that goes out as it is made. It is ended by [#end] alone: one that broke off does not parse.
final class JsonFile {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();
    private static final DefaultIndenter INDENTED = new DefaultIndenter(" ", "\n");

    private final JsonGenerator json;

    JsonFile(OutputStream out) {
        json = FACTORY.createGenerator(new Indented(), out);
        json.writeStartObject();
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENTED).withArrayIndenter(INDENTED);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    /// Begins a member that is an object, to be ended by [#close].
    void object(String name) throws IOException {
        doing(() -> json.writeObjectPropertyStart(name));
    }

    /// Begins a member that is a list, to be ended by [#over].
    void list(String name) throws IOException {
        doing(() -> json.writeArrayPropertyStart(name));
    }

    /// Begins an object in a list, to be ended by [#close].
    void object() throws IOException {
        doing(() -> json.writeStartObject());
    }

    void close() throws IOException {
        doing(json::writeEndObject);
    }

    void over() throws IOException {
        doing(json::writeEndArray);
    }

    /// Writes a member; [Fields], a node of OSCAL's trees, a list, a text, a number or a truth.
    void member(String name, Object value) throws IOException {
        doing(() -> {
            json.writeName(name);
            write(value);
        });
    }

    /// Writes an item of a list.
    void item(Object value) throws IOException {
        doing(() -> write(value));
    }

    private void write(Object value) {
        switch (value) {
            case Fields fields -> {
                json.writeStartObject();
                fields.all().forEach((name, one) -> {
                    json.writeName(name);
                    write(one);
                });
                json.writeEndObject();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, one) -> {
                    json.writeName(String.valueOf(name));
                    write(one);
                });
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(this::write);
                json.writeEndArray();
            }
            case Node node -> node(node);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            default -> json.writeString(Texts.whole(String.valueOf(value)));
        }
    }

    private void node(Node node) {
        switch (node) {
            case Obj object -> {
                json.writeStartObject();
                object.forEach((name, one) -> {
                    json.writeName(name);
                    node(one);
                });
                json.writeEndObject();
            }
            case Arr list -> {
                json.writeStartArray();
                list.items().forEach(this::node);
                json.writeEndArray();
            }
            case Text text -> json.writeString(Texts.whole(text.value()));
            case Num number -> json.writeNumber(number.written());
            case Bool bool -> json.writeBoolean(bool.value());
            case Nil nil -> json.writeNull();
        }
    }

    /// Ends the document.
    void end() throws IOException {
        doing(() -> {
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        });
    }

    private static void doing(Runnable step) throws IOException {
        try {
            step.run();
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(e);
        }
    }
}
