package concordat.oscal.read;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.check.Shape;
import concordat.oscal.model.OscalModel;
import concordat.oscal.read.OscalReading.Format;
import concordat.oscal.tree.Obj;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads OSCAL documents. How a file is written is told by its first character: `{` is JSON, `<` is XML, anything else
/// YAML.
///
/// Nothing that a document refers to is ever opened. Limits: 64 MB, 60 levels, 4 million values.
public final class OscalReader {

    private OscalReader() {}

    /// Reads to the end; does not close the stream.
    ///
    /// @param name the file's name, for messages
    /// @throws IOException when the stream cannot be read; a bad file is no exception
    public static OscalReading read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(Limits.MOST_BYTES + 1);
        if (bytes.length > Limits.MOST_BYTES) {
            return new OscalReading.Rejected(
                    name,
                    List.of(OscalProblem.whole(
                            "larger than " + Limits.MOST_BYTES / 1_000_000 + " MB", "split the document")));
        }
        return read(bytes, name);
    }

    /// @param name the file's name, for messages
    public static OscalReading read(byte[] bytes, String name) {
        try {
            Format format = format(bytes);
            return document(tree(bytes, format), format, name);
        } catch (Malformed malformed) {
            return new OscalReading.Rejected(name, List.of(malformed.problem()));
        }
    }

    private static Format format(byte[] bytes) throws Malformed {
        for (int i = bytes.length > 2 && bytes[0] == (byte) 0xef ? 3 : 0; i < bytes.length; i++) {
            if (bytes[i] > ' ') {
                return bytes[i] == '{' ? Format.JSON : bytes[i] == '<' ? Format.XML : Format.YAML;
            }
        }
        throw Malformed.at(0, 0, "the document is empty", "");
    }

    private static Obj tree(byte[] bytes, Format format) throws Malformed {
        return switch (format) {
            case JSON -> JsonTree.read(bytes);
            case XML -> XmlTree.read(bytes);
            case YAML -> YamlTree.read(text(bytes));
        };
    }

    private static String text(byte[] bytes) throws Malformed {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            throw Plain.after(text, "not UTF-8 text", "save it as UTF-8");
        }
        boolean marked = text.hasRemaining() && text.charAt(0) == '\uFEFF';
        return text.subSequence(marked ? 1 : 0, text.length()).toString();
    }

    private static OscalReading document(Obj root, Format format, String name) {
        Optional<OscalModel> model = root.names().stream()
                .flatMap(member -> OscalModel.ofRoot(member).stream())
                .findFirst();
        if (model.isEmpty()) {
            return new OscalReading.Rejected(
                    name,
                    List.of(OscalProblem.whole(
                            "no OSCAL document: it holds " + names(root) + " where a catalog, a profile or another"
                                    + " of the eight models should stand",
                            "")));
        }
        String member = model.get().root();
        if (root.object(member).isEmpty()) {
            return new OscalReading.Rejected(
                    name,
                    List.of(new OscalProblem(
                            OscalProblem.Severity.ERROR,
                            root.line(),
                            root.column(),
                            "/" + member,
                            "expected " + member + " as an object, found "
                                    + root.member(member).orElseThrow().kind(),
                            "")));
        }
        List<OscalProblem> problems = Shape.of(model.get(), root);
        return problems.isEmpty()
                ? new OscalReading.Read(new OscalDocument(model.get(), root), format)
                : new OscalReading.Rejected(name, problems);
    }

    private static String names(Obj root) {
        List<String> names = root.names().stream()
                .limit(5)
                .map(name -> name.length() > 40 ? name.substring(0, 40) + "…" : name)
                .toList();
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
