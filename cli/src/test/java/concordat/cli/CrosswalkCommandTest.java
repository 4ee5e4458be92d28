package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import concordat.intake.edition.Editions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Codes held against each other, and editions.
final class CrosswalkCommandTest {

    private static final String CODE = Editions.write(Editions.modelCode());

    private static final String OURS = """
            code: ours-1
            title: Ours
            version: "1"
            groups:
              - {title: All, requirements: [{id: O-1}, {id: O-2}]}
            """;

    private static final String CROSSWALK = """
            crosswalk: ours-1.iso-27001
            title: Ours against Annex A
            source: ours-1
            target: iso-27001
            provenance: {who: Somebody, method: human, rationale: functional, date: 2026-11-22, status: draft}
            maps:
              - {sources: [O-1], relation: superset, targets: [A.8.8], confidence: 95}
            """;

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
    void check_saysWhatAFileHolds_andWhatItCouldNotLookAt() {
        Path ours = rig.write("ours.yaml", OURS);
        Path walk = rig.write("walk.yaml", CROSSWALK);

        assertThat(rig.run("crosswalk", "check", ours).lines())
                .singleElement()
                .asString()
                .endsWith("is sound: the code ours-1, Ours, 2 requirements and 0 profiles.");
        assertThat(rig.run("crosswalk", "check", walk).lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("is sound: the crosswalk ours-1.iso-27001 from ours-1 to iso-27001, 1 map"
                                        + " (1 superset)."),
                        line -> assertThat(line).isEqualTo("Its status is draft: nothing rests on it yet."),
                        line -> assertThat(line).contains("the ids of ours-1", "--with"));
        assertThat(rig.run("crosswalk", "check", "--json", walk, "--with", ours).lines())
                .singleElement()
                .asString()
                .contains("\"counts\":false", "\"notAtHand\":[]", "\"maps\":{\"superset\":1}");
    }

    @Test
    void check_namesAnIdThatTheOtherCodeDoesNotHave_withItsPlace() {
        Path walk = rig.write("walk.yaml", CROSSWALK.replace("A.8.8", "A.8.88"));

        Rig.Run run = rig.run("crosswalk", "check", walk);

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.onlyError())
                .contains("walk.yaml: line 7, column 52: unknown requirement of iso-27001 A.8.88; did you mean");
    }

    @Test
    void show_composesOverSeveralSteps_andADraftOnlyWhenAsked() {
        Path ours = rig.write("ours.yaml", OURS);
        Path walk = rig.write("walk.yaml", CROSSWALK);

        Rig.Run direct = rig.run("crosswalk", "show", "model-1", "cyber-essentials");
        Rig.Run without = rig.run("crosswalk", "show", "ours-1", "model-1", "--with", ours, "--with", walk);
        Rig.Run with =
                rig.run("crosswalk", "show", "--json", "ours-1", "model-1", "--with", ours, "--with", walk, "--draft");

        assertThat(direct.exit()).isZero();
        assertThat(direct.lines())
                .anyMatch(line -> line.matches("CFG-04 +superset +malware-protection +80 % +what was said directly"))
                .last()
                .asString()
                .isEqualTo("Of 5 requirements of cyber-essentials, 5 have to do with model-1.");
        assertThat(without.lines()).singleElement().asString().contains("Of 60 requirements of model-1, 0");
        // What asks more than A.8.8 shares something with whatever A.8.8 is part of or asks more than.
        assertThat(with.lines())
                .anyMatch(line -> line.startsWith("{\"from\":\"O-1\",\"relation\":\"superset\",\"to\":\"VUL-02\"")
                        && line.contains("\"confidence\":90")
                        && line.contains("\"reversed\":true"));
        assertThat(rig.run("crosswalk", "show", "model-1", "caf-5").onlyError())
                .contains("there is no code called caf-5; there are model-1, caf-3.2");
    }

    @Test
    void editionCompare_saysWhatIsAskedMore_andWhatABodyMustDo() {
        Path old = rig.write("old.yaml", CODE);
        Path next = rig.write(
                "new.yaml",
                CODE.replace("edition: model-1", "edition: model-2")
                        .replace("ceiling: P365D", "ceiling: P400D")
                        .replaceFirst("proofLasts: P1Y", "proofLasts: P6M")
                        .replace("- id: BAK-03\n", "- id: BAK-04\n    formerly: [BAK-03]\n"));

        Rig.Run run = rig.run("edition", "compare", old, next);

        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .contains(
                        "From model-1 to model-2, from 2026-04-01 on: 0 added, 0 removed, 1 tightened, 0 loosened,"
                                + " 1 renamed, 0 reworded, 58 unchanged.",
                        "  less  the ceiling for a gap: 400 days instead of 365 days",
                        "  GOV-01 Somebody at the top answers for it",
                        "    more  proof lasts 6 months instead of 1 year",
                        "  BAK-04 Work goes on without the connection (formerly BAK-03)")
                .anyMatch(line -> line.startsWith("Tightened. Review the answer"));
        assertThat(rig.run("edition", "compare", "--json", old, next).lines())
                .singleElement()
                .asString()
                .contains("\"from\":\"model-1\"", "\"kind\":\"renamed\"", "\"before\":[\"BAK-03\"]");
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void editionCompare_asksTheNetworkForWhatIsNoFile() {
        server.on("GET /editions/model-1", 200, CODE);

        Rig.Run run = rig.run("edition", "compare", "model-1", rig.write("new.yaml", CODE));

        assertThat(run.lines()).last().asString().isEqualTo("Nothing differs in what is asked.");
        assertThat(server.questions()).containsExactly("GET /editions/model-1");
    }
}
