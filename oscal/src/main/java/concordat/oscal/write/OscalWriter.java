package concordat.oscal.write;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.check.Walk;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Nil;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Writes documents as JSON. The same document gives the same bytes.
public final class OscalWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    private static final DefaultIndenter INDENTED = new DefaultIndenter("  ", "\n");

    private OscalWriter() {}

    /// Writes for one version, which stands in the document as its `oscal-version`. What earlier versions said, later
    /// ones say too; what the version does not know yet is refused rather than dropped.
    public static Writing write(OscalDocument document, OscalVersion target) {
        List<OscalProblem> beyond = beyond(document, target);
        if (!beyond.isEmpty()) {
            return new Writing.Refused(beyond);
        }
        Obj body = document.body();
        Obj metadata = document.metadata().with("oscal-version", new Text(target.number()));
        return new Writing.Written(document.withBody(body.with("metadata", metadata)));
    }

    private static List<OscalProblem> beyond(OscalDocument document, OscalVersion target) {
        if (!target.atLeast(document.model().since())) {
            return List.of(OscalProblem.whole(
                    "OSCAL " + target.number() + " has no " + document.model().root(),
                    "write it for " + document.model().since().number() + " or later"));
        }
        List<OscalProblem> beyond = new ArrayList<>();
        Walk.through(
                document.model(),
                document.root(),
                (object, type, path) -> object.forEach((name, value) -> type.member(name)
                        .filter(member -> !target.atLeast(member.since()))
                        .ifPresent(member -> beyond.add(new OscalProblem(
                                OscalProblem.Severity.ERROR,
                                object.line(),
                                object.column(),
                                path.to(name).toString(),
                                "OSCAL " + target.number() + " has no " + name + " here",
                                "write it for " + member.since().number() + " or later, or take " + name + " out")))));
        return beyond;
    }

    /// Writes a tree as it is.
    ///
    /// @return UTF-8, indented by two spaces, a line feed at the end
    public static byte[] json(Obj root) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), out)) {
            write(root, json);
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private static final class Indented extends ObjectWriteContext.Base {

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter(SEPARATORS)
                    .withObjectIndenter(INDENTED)
                    .withArrayIndenter(INDENTED);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }

    private static void write(Node node, JsonGenerator json) {
        switch (node) {
            case Obj object -> {
                json.writeStartObject();
                object.forEach((name, value) -> {
                    json.writeName(name);
                    write(value, json);
                });
                json.writeEndObject();
            }
            case Arr list -> {
                json.writeStartArray();
                list.items().forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Text text -> json.writeString(text.value());
            case Num number -> json.writeNumber(number.written());
            case Bool bool -> json.writeBoolean(bool.value());
            case Nil nil -> json.writeNull();
        }
    }
}
