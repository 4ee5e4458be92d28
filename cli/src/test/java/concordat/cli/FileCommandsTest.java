package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import concordat.intake.edition.Editions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Editions, catalogues, registers and maps from their files.
final class FileCommandsTest {

    private static final String CODE = Editions.write(Editions.modelCode());
    private static final String CATALOGUE = """
            {"catalog": {"uuid": "6b1b0c4e-0f6c-4f0e-9a54-0a1f6e1f0001",
              "metadata": {"title": "Sample", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                "oscal-version": "1.1.2"},
              "groups": [{"id": "pm", "title": "Programme", "controls": [
                {"id": "pm-2", "title": "Leadership"},
                {"id": "pm-9", "title": "Risk", "props": [{"name": "status", "value": "withdrawn"}]}]}]}}
            """;
    private static final String HEADINGS =
            "local-authority-code,official-name,nice-name,gss-code,nation,region,local-authority-type,"
                    + "local-authority-type-name,end-date,current-authority\n";
    private static final String REGISTER = HEADINGS
            + "AAA,Aldmere District Council,Aldmere,X07000001,Northmark,East,NMD,District,,True\n"
            + "BBB,Brackwater Council,Brackwater,X06000002,Northmark,West,UA,Unitary authority,,True\n"
            + "CCC,Coldfen Council,Coldfen,X06000003,Southmark,West,UA,Unitary authority,,True\n"
            + "DDD,Old Dunmoor Council,Dunmoor,,Northmark,West,UA,Unitary authority,2019-03-31,False\n";

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private Rig rig = new Rig(Path.of("."));

    @BeforeEach
    void open() {
        rig = new Rig(home, server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void editionCheck_saysWhatItHolds_orEverythingThatIsWrongWithItsPlace() {
        Rig.Run sound = rig.run("edition", "check", "--json", rig.write("code.yaml", CODE));
        Path bad = rig.write("bad.yaml", CODE.replace("deferrable: true", "deferrable: perhaps"));
        Rig.Run wrong = rig.run("edition", "check", bad);
        Rig.Run missing = rig.run("edition", "check", home.resolve("none.yaml"));

        assertThat(sound.exit()).isZero();
        assertThat(sound.lines()).singleElement().asString().contains("\"edition\":\"model-1\"", "\"controls\":60");
        assertThat(wrong.exit()).isEqualTo(Exit.REFUSED);
        assertThat(wrong.err().lines())
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.matches("concordat edition check: .*bad.yaml: line \\d+, column \\d+: .*"));
        assertThat(missing.exit()).isEqualTo(Exit.REFUSED);
        assertThat(missing.onlyError()).contains("there is no file", "none.yaml");
    }

    @Test
    void editionCheck_againstACatalogue_namesWhatIsMissingOrWithdrawnThere() {
        Path code = rig.write("code.yaml", CODE);
        Path catalogue = rig.write("sample.json", CATALOGUE);

        Rig.Run run = rig.run("edition", "check", code, "--catalogue", "nist-800-53=" + catalogue);

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err().lines())
                .anyMatch(line -> line.contains("points to pm-9 of nist-800-53"))
                .noneMatch(line -> line.contains("points to pm-2 "));
        assertThat(rig.run("edition", "check", code, "--catalogue", "other=" + catalogue)
                        .onlyError())
                .contains("points nowhere in a code called other; it knows", "nist-800-53");
    }

    @Test
    void editionIssue_sendsOnlyASoundFile() {
        server.on("POST /editions", 201, "{\"first\":12,\"count\":1,\"at\":\"2026-11-22T10:00:00Z\"}");

        Rig.Run wrong = rig.run("edition", "issue", rig.write("bad.yaml", "edition: x\n"));
        assertThat(wrong.exit()).isEqualTo(Exit.REFUSED);
        assertThat(server.heard()).isEmpty();

        Rig.Run issued = rig.run("edition", "issue", rig.write("code.yaml", CODE));
        assertThat(issued.out()).contains("Edition model-1 is issued (act 12");
        assertThat(server.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.body()).isEqualTo(CODE);
            assertThat(heard.key()).isEqualTo("key-1");
        });
    }

    @Test
    void editionShow_printsTheOneInForce() {
        server.on(
                        "GET /editions",
                        200,
                        "{\"items\":[{\"id\":\"model-2\",\"title\":\"Second\",\"startsOn\":"
                                + "\"2027-04-01\",\"state\":\"announced\",\"controls\":61},{\"id\":\"model-1\",\"title\":"
                                + "\"First\",\"startsOn\":\"2026-04-01\",\"state\":\"current\",\"controls\":60}]}")
                .on("GET /editions/model-1", 200, CODE);

        assertThat(rig.run("edition", "show").out()).isEqualTo(CODE);
        assertThat(rig.run("edition", "list").lines())
                .hasSize(3)
                .last()
                .asString()
                .contains("model-1", "current", "60");
    }

    @Test
    void catalogue_countsControlsAndThoseWithdrawn() {
        Path sound = rig.write("sample.json", CATALOGUE);
        Path wrong = rig.write("wrong.json", "{\"catalog\": 3}");

        Rig.Run run = rig.run("catalogue", "--json", sound, wrong);

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .contains("\"title\":\"Sample\"", "\"groups\":1", "\"controls\":2", "\"withdrawn\":1");
        assertThat(run.err()).contains("wrong.json: line 1, column");
    }

    @Test
    void register_joinsWhoIsNotThereYet_andNobodyElse() {
        server.on(
                        "GET /bodies?limit=500",
                        200,
                        "{\"items\":[{\"id\":\"b-1\",\"name\":\"Brackwater\",\"kind\":\"k\","
                                + "\"region\":\"West\",\"registerCode\":\"X06000002\",\"state\":\"full\",\"environments\":[],"
                                + "\"held\":1,\"controls\":1,\"openCases\":0}]}")
                .on("POST /acts", 201, "{\"first\":12,\"count\":2,\"at\":\"2026-11-22T10:00:00Z\"}");
        Path file = rig.write("register.csv", REGISTER);

        Rig.Run dry = rig.run("register", file, "--nation", "northmark", "--dry-run", "--json");
        Rig.Run run = rig.run("register", file, "--nation", "northmark");

        assertThat(dry.lines())
                .singleElement()
                .asString()
                .isEqualTo("{\"body\":\"b-aaa\",\"name\":\"Aldmere\",\"kind\":\"District\",\"region\":\"East\","
                        + "\"registerCode\":\"X07000001\",\"joined\":false}");
        assertThat(run.out()).contains("1 bodies joined; 1 were in the network already; 2 of the register");
        assertThat(server.heard().stream().filter(h -> h.question().equals("POST /acts")))
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("\"body\":\"b-aaa\"", "environment-declared", "b-aaa-main")
                        .doesNotContain("Brackwater", "Dunmoor", "Coldfen"));
    }

    @Test
    void register_wrongFile_namesEveryPlaceAndSendsNothing() {
        Rig.Run run = rig.run("register", rig.write("register.csv", HEADINGS + "AAA,Aldmere\n,x,,,,,,,,\n"));

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.err().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.matches("concordat register: .*register.csv: line \\d+, column \\d+: .*"));
        assertThat(server.heard()).isEmpty();
    }

    @Test
    void map_isCheckedFirstAndThenSent() {
        server.on("PUT /map", 200, "{\"hexes\":2,\"placed\":1}");
        Path sound = rig.write(
                "map.hexjson", "{\"layout\":\"odd-r\",\"hexes\":{\"a\":{\"q\":0,\"r\":0},\"b\":{\"q\":1,\"r\":0}}}");

        assertThat(rig.run("map", "--check", sound).out()).contains("is sound: 2 hexagons");
        assertThat(rig.run("map", sound).out()).contains("2 hexagons; 1 of them stand for a body");
        assertThat(rig.run("map", rig.write("bad.hexjson", "{\"layout\":\"odd-r\",\"hexes\":[]}"))
                        .onlyError())
                .contains("bad.hexjson: line 1, column");
        assertThat(server.heard()).hasSize(1);
    }
}
