package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OSCAL documents from their files, without a server.
final class OscalCommandTest {

    private static final String CATALOGUE = """
            <catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="6b1b0c4e-0f6c-4f0e-9a54-0a1f6e1f0001">
              <metadata><title>Sample</title><last-modified>2026-01-01T00:00:00Z</last-modified>
                <version>1</version><oscal-version>1.1.2</oscal-version></metadata>
              <group id="pm"><title>Programme</title>
                <control id="pm-1"><title>First</title><part name="statement"><p>Do <em>it</em>.</p></part></control>
                <control id="pm-2"><title>Second</title></control></group>
            </catalog>
            """;
    private static final String PROFILE = """
            {"profile": {"uuid": "6b1b0c4e-0f6c-4f0e-9a54-0a1f6e1f0002",
              "metadata": {"title": "Chosen", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                "oscal-version": "1.1.2"},
              "imports": [{"href": "IMPORT", "include-controls": [{"with-ids": ["pm-2", "pm-9"]}]}]}}
            """;

    @TempDir
    Path home;

    private Rig rig() {
        return new Rig(home);
    }

    @Test
    void check_saysWhatItIsAndWhatItHolds() {
        Path file = rig().write("sample.xml", CATALOGUE);
        Rig.Run run = rig().run("oscal", "check", "--json", file);
        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .singleElement()
                .asString()
                .contains(
                        "\"model\":\"catalog\"", "\"format\":\"xml\"", "\"control\":2", "\"group\":1", "\"errors\":0");
        assertThat(rig().run("oscal", "check", file).out()).contains("catalogue in OSCAL 1.1.2 (xml), Sample");
    }

    @Test
    void check_tellsEachProblemWithPlaceAndFix_andGoesOnToTheNextFile() {
        Path twice = rig().write("twice.xml", CATALOGUE.replace("\"pm-2\"", "\"pm-1\""));
        Path none = rig().write("none.json", "{\"cat\": 1}");
        Rig.Run run = rig().run("oscal", "check", none, twice);
        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("none.json: no OSCAL document: it holds cat"))
                .anyMatch(line -> line.matches(".*twice.xml: error: line 6, column \\d+: control \\[pm-1] stands at"
                        + " /catalog/groups/0/controls/0 already .*; give one of the two an id of its own.*"));
        assertThat(run.out()).contains("1 errors");
    }

    @Test
    void convert_writesJsonForTheVersionAsked() throws IOException {
        Path file = rig().write("sample.xml", CATALOGUE);
        Path out = home.resolve("out.json");
        assertThat(rig().run("oscal", "convert", file, "--to", "json", "--oscal", "1.2", "--out", out)
                        .exit())
                .isZero();
        assertThat(Files.readString(out)).contains("\"prose\": \"Do *it*.\"", "\"oscal-version\": \"1.2.2\"");
        assertThat(rig().run("oscal", "convert", file, "--to", "xml", "--out", out)
                        .onlyError())
                .contains("give --to json");
        assertThat(rig().run("oscal", "convert", file, "--oscal", "3", "--out", out)
                        .onlyError())
                .contains("OSCAL 3 is not known");
    }

    @Test
    void convert_refusesWhatTheVersionCannotSay() {
        Path file = rig().write("map.json", """
                {"mapping-collection": {"uuid": "6b1b0c4e-0f6c-4f0e-9a54-0a1f6e1f0003",
                  "metadata": {"title": "M", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                    "oscal-version": "1.2.0"},
                  "provenance": {"method": "human", "matching-rationale": "semantic", "status": "draft",
                    "mapping-description": "by hand"},
                  "mappings": []}}
                """);
        Path out = home.resolve("out.json");
        Rig.Run run = rig().run("oscal", "convert", file, "--oscal", "1.1", "--out", out);
        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.onlyError()).contains("OSCAL 1.1.3 has no mapping-collection");
        assertThat(out).doesNotExist();
    }

    @Test
    void resolve_takesFromTheFolderOnly() throws IOException {
        rig().write("from/catalogues/sample.xml", CATALOGUE);
        Path profile = rig().write("from/profile.json", PROFILE.replace("IMPORT", "catalogues/sample.xml"));
        Path out = home.resolve("resolved.json");
        Rig.Run run = rig().run("oscal", "resolve", profile, "--from", home.resolve("from"), "--out", out);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Chosen, 1 controls");
        assertThat(run.onlyError()).contains("there is no control [pm-9]");
        assertThat(rig().run("oscal", "check", out).exit()).isZero();
        assertThat(Files.readString(out)).contains("\"last-modified\": \"2026-11-22T09:00:00Z\"", "pm-2");
    }

    @Test
    void resolve_anAddressElsewhere_standsForTheFileOfThatName() {
        rig().write("from/a/b/sample.xml", CATALOGUE);
        Path profile =
                rig().write("profile.json", PROFILE.replace("IMPORT", "https://example.org/catalogues/sample.xml"));
        assertThat(rig().run("oscal", "resolve", profile, "--from", home.resolve("from"), "--out", home.resolve("o"))
                        .exit())
                .isZero();
        rig().write("from/other/sample.xml", CATALOGUE);
        assertThat(rig().run("oscal", "resolve", profile, "--from", home.resolve("from"), "--out", home.resolve("o"))
                        .onlyError())
                .contains("is not at hand");
    }

    @Test
    void resolve_neverLeavesTheFolder() throws IOException {
        Path outside = rig().write("outside.xml", CATALOGUE);
        Files.createDirectories(home.resolve("from"));
        Files.createSymbolicLink(home.resolve("from/link.xml"), outside);
        for (String href :
                new String[] {"../outside.xml", outside.toUri().toString(), outside.toString(), "link.xml"}) {
            Path profile = rig().write("from/profile.json", PROFILE.replace("IMPORT", href));
            Rig.Run run =
                    rig().run("oscal", "resolve", profile, "--from", home.resolve("from"), "--out", home.resolve("o"));
            assertThat(run.exit()).as(href).isEqualTo(Exit.REFUSED);
            assertThat(run.onlyError()).contains("is not at hand");
        }
        Path circle = rig().write("from/circle.json", PROFILE.replace("IMPORT", "circle.json"));
        assertThat(rig().run("oscal", "resolve", circle, "--from", home.resolve("from"), "--out", home.resolve("o"))
                        .onlyError())
                .contains("circle.json imports circle.json");
    }
}
