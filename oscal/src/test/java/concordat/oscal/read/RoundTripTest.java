package concordat.oscal.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.SharedData;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import concordat.oscal.write.OscalWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Everything published, read and written again: nothing is lost.
final class RoundTripTest {

    @TestFactory
    Stream<DynamicTest> json_isTheSameAfterReadingAndWriting() {
        return SharedData.all(".json").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Obj tree = Trees.json(Files.readAllBytes(file));
                    Obj again = Trees.json(OscalWriter.json(tree));
                    assertThat(again).isEqualTo(tree);
                    assertThat(orders(again)).as("the order of members").isEqualTo(orders(tree));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOscalDocument_isReadWhateverItIsWrittenIn() {
        return Stream.of(".json", ".yaml", ".xml")
                .flatMap(ending -> SharedData.all(ending).stream())
                .filter(file -> !file.toString().matches(".*(fedramp_threats|fedramp_values|results_arf.oscal).json"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    OscalDocument document = SharedData.document(file);
                    OscalReading again = OscalReader.read(OscalWriter.json(document.root()), "again");
                    assertThat(again).isEqualTo(new OscalReading.Read(document, OscalReading.Format.JSON));
                }));
    }

    @TestFactory
    Stream<DynamicTest> yaml_givesTheTreeOfItsJsonSibling() {
        return pairs(".yaml")
                .map(pair -> DynamicTest.dynamicTest(pair.name(), () -> assertThat(
                                SharedData.document(pair.file()).root())
                        .isEqualTo(SharedData.document(pair.json()).root())));
    }

    /// Two rules of difference are accepted, each of NIST's converter and none of substance:
    ///
    /// 1. White space. The converter leaves that of the XML at the ends of a text and inside marks, and adds a line
    ///    feed after a list. Here a text has none at its ends, none just inside marks, and one blank elsewhere.
    /// 2. Escapes. The converter leaves some characters bare that Markdown could take for marks, such as a bracket.
    @TestFactory
    Stream<DynamicTest> xml_givesTheTreeOfItsJsonSibling() {
        return pairs(".xml")
                .map(pair -> DynamicTest.dynamicTest(pair.name(), () -> {
                    List<String> differences = new ArrayList<>();
                    compare(
                            SharedData.document(pair.file()).root(),
                            SharedData.document(pair.json()).root(),
                            "",
                            differences);
                    assertThat(differences).isEmpty();
                }));
    }

    /// @return where the two differ beyond the accepted rules
    static List<String> differences(Node one, Node other) {
        List<String> differences = new ArrayList<>();
        compare(one, other, "", differences);
        return differences;
    }

    private static void compare(Node xml, Node json, String path, List<String> differences) {
        if (xml instanceof Obj x && json instanceof Obj j) {
            TreeSet<String> names = new TreeSet<>(x.names());
            names.addAll(j.names());
            for (String name : names) {
                if (x.has(name) && j.has(name)) {
                    compare(x.member(name).orElseThrow(), j.member(name).orElseThrow(), path + "/" + name, differences);
                } else {
                    differences.add(path + "/" + name + " stands in one of the two only");
                }
            }
        } else if (xml instanceof Arr x
                && json instanceof Arr j
                && x.items().size() == j.items().size()) {
            for (int i = 0; i < x.items().size(); i++) {
                compare(x.items().get(i), j.items().get(i), path + "/" + i, differences);
            }
        } else if (!(xml instanceof Text x
                        && json instanceof Text j
                        && alike(x.value()).equals(alike(j.value())))
                && !xml.equals(json)) {
            differences.add(path + ": " + xml + " | " + json);
        }
    }

    private static String alike(String markdown) {
        return markdown.replaceAll("\\s+", " ")
                .replaceAll("(?<=[*\"({\\[]) | (?=[*\"){\\]])", "")
                .replaceAll("\\\\(?=\\p{Punct})", "")
                .strip();
    }

    private record Pair(Path file, Path json) {
        String name() {
            return file.getFileName().toString();
        }
    }

    private static Stream<Pair> pairs(String ending) {
        return SharedData.all(ending).stream().flatMap(file -> Stream.of(ending, ".xml")
                .flatMap(end -> Stream.of(".json", "-min.json")
                        .map(other -> Path.of(file.toString().replace(end, other))))
                .filter(json -> !json.equals(file) && Files.exists(json))
                .limit(1)
                .map(json -> new Pair(file, json)));
    }

    private static List<String> orders(Node node) throws IOException {
        List<String> names = new ArrayList<>();
        order(node, names);
        return names;
    }

    private static void order(Node node, List<String> names) {
        if (node instanceof Obj object) {
            object.forEach((name, value) -> {
                names.add(name);
                order(value, names);
            });
        } else if (node instanceof Arr list) {
            list.items().forEach(item -> order(item, names));
        }
    }
}
