package concordat.oscal.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.SharedData;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.Control;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OscalReaderTest {

    private static final String SMALL = """
            {"catalog": {
              "uuid": "b2d8b1ff-0000-4000-8000-000000000001",
              "metadata": {"title": "Small", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                           "oscal-version": "1.1.2", "x-owner": {"name": "x"}},
              "groups": [{"title": "G", "x-mood": {"a": [1, null]}, "controls": [
                {"id": "g-1", "title": "First",
                 "props": [{"name": "label", "value": "G-1"}, {"name": "status", "value": "Withdrawn"}],
                 "params": [{"id": "p-1", "label": "how often", "values": ["daily"], "select": {"choice": ["a"]}}],
                 "parts": [{"name": "statement", "prose": "Do it.", "parts": [{"name": "item"}]}],
                 "links": [{"href": "#x", "rel": "related"}],
                 "controls": [{"id": "g-1.1", "title": "More"}]}]}]
            }}
            """;

    private static final String PROFILE = """
            <profile xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="b2d8b1ff-0000-4000-8000-000000000003"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" mood="calm">
              <metadata><title>A <em>small</em> one</title><last-modified>2026-01-01T00:00:00Z</last-modified>
                <version>1.0</version><oscal-version>1.0.4</oscal-version>
                <revisions><revision><version>0.9</version></revision></revisions></metadata>
              <import href="#x"><include-controls><with-id>a-1</with-id><with-id>a-2</with-id></include-controls></import>
              <merge><as-is>true</as-is></merge>
              <modify><alter control-id="a-1"><add position="starting">
                <part name="note"><p>Words <insert type="param" id-ref="p-1"/>.</p><ul><li>one</li><li>two</li></ul></part>
              </add></alter></modify>
              <weather wind="east"><rain>none</rain></weather>
            </profile>
            """;

    @Test
    void everyPropertyOfASmallCatalogue_isKept() {
        Catalogue catalogue = new Catalogue(document(SMALL));
        assertThat(catalogue.document().metadata().object("x-owner"))
                .hasValueSatisfying(owner -> assertThat(owner.text("name")).hasValue("x"));
        assertThat(catalogue.groups().getFirst().tree().has("x-mood")).isTrue();
        Control control = catalogue.control("g-1").orElseThrow();
        assertThat(control.label()).hasValue("G-1");
        assertThat(control.withdrawn()).isTrue();
        assertThat(control.params().getFirst().values()).containsExactly("daily");
        assertThat(control.params().getFirst().choices()).containsExactly("a");
        assertThat(control.parts().getFirst().parts().getFirst().name()).isEqualTo("item");
        assertThat(control.links().getFirst().rel()).hasValue("related");
        assertThat(catalogue.control("g-1.1")).isPresent();
    }

    @Test
    void xml_becomesWhatJsonSays_theUnknownIncluded() {
        Obj profile = document(PROFILE).body();
        assertThat(profile.object("metadata").orElseThrow().text("title")).hasValue("A *small* one");
        assertThat(profile.object("metadata").orElseThrow().objects("revisions"))
                .hasSize(1);
        assertThat(profile.object("merge").orElseThrow().member("as-is")).hasValue(new Bool(true));
        assertThat(profile.objects("imports")
                        .getFirst()
                        .objects("include-controls")
                        .getFirst()
                        .texts("with-ids"))
                .containsExactly("a-1", "a-2");
        Obj add = profile.object("modify")
                .orElseThrow()
                .objects("alters")
                .getFirst()
                .objects("adds")
                .getFirst();
        assertThat(add.objects("parts").getFirst().text("prose"))
                .hasValue("Words {{ insert: param, p-1 }}.\n\n* one\n* two");
        assertThat(profile.text("mood")).hasValue("calm");
        assertThat(profile.object("weather").orElseThrow().text("rain")).hasValue("none");
        assertThat(profile.names()).doesNotContain("schemaLocation");
    }

    @Test
    void yaml_takesAPlainScalarForWhatStandsThere() {
        Obj catalogue = document("""
                catalog:
                  uuid: b2d8b1ff-0000-4000-8000-000000000001
                  metadata: {title: 42, last-modified: 2026-01-01T00:00:00Z, version: 1.0, oscal-version: 1.1.2}
                  mood: 1.0
                """).body();
        assertThat(catalogue.object("metadata").orElseThrow().text("version")).hasValue("1.0");
        assertThat(catalogue.object("metadata").orElseThrow().text("title")).hasValue("42");
        assertThat(catalogue.member("mood")).hasValue(Num.of("1.0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "catalog"|"katalog"|no OSCAL document: it holds katalog
            "id": "g-1.1", ||control lacks id (at /catalog/groups/0/controls/0/controls/0)
            "id": "g-1.1"|"id": 7|expected id as text, found a number (at /catalog/groups/0/controls/0/controls/0/id)
            ["daily"]|"daily"|expected values as a list, found text (at /catalog/groups/0/controls/0/params/0/values)
            {"name": "item"}|null|expected parts as an object, found null (at /catalog/groups/0/controls/0/parts/0/parts/0)
            "version": "1",||metadata lacks version (at /catalog/metadata)
            "prose": "Do it."|"prose": ["Do it."]|expected prose as text, found a list
            "value": "G-1"|"value": "G-1", "value": "G-2"|not sound JSON: Duplicate Object property "value"
            "rel": "related"|"rel": related|not sound JSON: Unrecognized token 'related'
            "rel": "related"|"rel": 1e99999999|a number of more than a hundred digits
            """)
    void badJson_isToldWithItsPlace(String sound, String bad, String told) {
        assertThat(SMALL).contains(sound);
        assertThat(problems(SMALL.replace(sound, bad == null ? "" : bad)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(withoutPlace(problem)).startsWith(told);
                    if (!told.startsWith("no OSCAL")) {
                        assertThat(problem.line()).isPositive();
                        assertThat(problem.column()).isPositive();
                    }
                });
    }

    private static String withoutPlace(OscalProblem problem) {
        return problem.toString().replaceFirst("^line \\d+, column \\d+: ", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            oscal/1.0"|oscal/2.0"|the root element is profile of the namespace
            <profile xmlns|<!DOCTYPE profile [<!ENTITY a "b">]><profile xmlns|declares a document type
            one</li>|&a;</li>|refers to an entity of its own
            <em>small</em>|<blink>small</blink>|an element blink cannot stand in text
            <as-is>|<as-is|not well-formed XML
            <merge>|<merge>words|merge cannot hold text of its own
            </profile>||not well-formed XML
            <version>1.0</version>||metadata lacks version
            true</as-is>|perhaps</as-is>|expected as-is as true or false, found text
            <li>one</li>|<p>one</p>|expected li in a list, found p
            """)
    void badXml_isToldWithItsPlace(String sound, String bad, String told) {
        assertThat(PROFILE).contains(sound);
        assertThat(problems(PROFILE.replace(sound, bad == null ? "" : bad)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(withoutPlace(problem)).startsWith(told);
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.column()).isPositive();
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            catalog: &a {}|an anchor &a; write the value out
            catalog: *a|an alias *a; write the value out
            {catalog: 1, catalog: 2}|not sound JSON
            catalog: [|not sound YAML
            - catalog|expected a mapping of names to values
            ? [a]|expected a name
            catalog: 1|expected catalog as an object, found a number
            """)
    void badYaml_isToldWithItsPlace(String bad, String told) {
        assertThat(problems(bad)).singleElement().satisfies(problem -> {
            assertThat(withoutPlace(problem)).startsWith(told);
            assertThat(problem.line()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog: \"\\x", "catalog: \"\\u", "catalog: \"\\U"})
    void escapeWithoutItsDigits_isTold(String bad) {
        assertThat(problems(bad)).singleElement().asString().contains("not sound YAML");
    }

    @Test
    void bytesThatAreNoText_areToldWithTheirPlace() {
        byte[] yaml = "catalog:\n  uuid: x\n".getBytes(StandardCharsets.UTF_8);
        yaml[12] = (byte) 0xc3;
        assertThat(problems(yaml)).singleElement().asString().startsWith("line 2, column 4: not UTF-8 text");
        assertThat(problems("catalog:\n  uu\u0007id: x\n"))
                .singleElement()
                .asString()
                .startsWith("line 2, column 5: not sound YAML: a character that may not stand in it");
        assertThat(problems("<?xml version='1.0' encoding='x-none'?><catalog/>"))
                .singleElement()
                .asString()
                .startsWith("line 1");
    }

    @Test
    void everyProblem_isToldAtOnce() {
        String bad = SMALL.replace("\"uuid\": \"b2d8", "\"uid\": \"b2d8")
                .replace("\"name\": \"item\"", "\"nam\": \"item\"")
                .replace("\"href\": \"#x\"", "\"href\": 1");
        assertThat(problems(bad)).hasSize(3);
    }

    @Test
    void twoDocumentsInOneFile_areRefused() {
        assertThat(problems("catalog: {}\n---\ncatalog: {}"))
                .singleElement()
                .asString()
                .contains("a second document");
        assertThat(problems(SMALL + "{}")).singleElement().asString().contains("more after the end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nist-800-53-rev5/NIST_SP-800-53_rev5_LOW-baseline_profile.json",
                "examples/ssp-example.xml",
                "examples/basic-catalog.yaml",
            })
    void aFileCutShortAnywhere_isToldAndNothingElse(String file) {
        byte[] whole = SharedData.bytes(file);
        for (int length = 0; length < whole.length - 40; length += whole.length / 97) {
            if (OscalReader.read(Arrays.copyOf(whole, length), "cut") instanceof OscalReading.Rejected rejected) {
                assertThat(rejected.problems()).isNotEmpty();
            } else {
                assertThat(file).as("only YAML can be cut and stay sound").endsWith(".yaml");
            }
        }
    }

    @Test
    void hostileNestingAndSize_areRefused() {
        assertThat(problems("{\"catalog\":{\"x\":" + "[".repeat(1_000_000))).hasSize(1);
        assertThat(problems("{\"catalog\":{\"groups\":[" + "{\"title\":\"t\",\"groups\":[".repeat(100_000)))
                .hasSize(1);
        assertThat(problems("{\"catalog\":{\"controls\":[" + "{},".repeat(100_000) + "{}]}}"))
                .hasSizeLessThanOrEqualTo(1_000);
        assertThat(problems("{\"catalog\":{\"x\":[" + "0,".repeat(9_000_000) + "0]}}"))
                .hasSize(1);
        assertThat(problems("catalog: " + "{a: ".repeat(10_000))).hasSize(1);
        assertThat(problems("<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\">" + "<x>".repeat(100_000)))
                .hasSize(1);
        assertThat(problems(new byte[64_000_001])).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "null", "[]", "<", "{", "\"", "<!-- -->", "%", "\uFEFF", "<?xml", "!"})
    void whatIsNoDocument_isRejectedWithWords(String text) {
        assertThat(problems(text)).isNotEmpty();
        assertThat(problems(text.getBytes(StandardCharsets.UTF_16))).isNotEmpty();
    }

    private static OscalDocument document(String text) {
        return switch (OscalReader.read(text.getBytes(StandardCharsets.UTF_8), "small")) {
            case OscalReading.Read read -> read.document();
            case OscalReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static List<OscalProblem> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<OscalProblem> problems(byte[] bytes) {
        try {
            return switch (OscalReader.read(new java.io.ByteArrayInputStream(bytes), "small")) {
                case OscalReading.Read read -> throw new AssertionError("read " + read.document());
                case OscalReading.Rejected rejected -> rejected.problems();
            };
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
