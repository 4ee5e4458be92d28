package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import concordat.cli.terminal.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScanCommandTest {

    private static final String REPORT = """
            <?xml version="1.0"?>
            <NessusClientData_v2><Report name="r"><ReportHost name="h"><HostProperties/>
            <ReportItem port="22" svc_name="ssh" protocol="tcp" severity="3" pluginID="1" pluginName="p" pluginFamily="f"/>
            <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="2" pluginName="q" pluginFamily="f"/>
            </ReportHost></Report></NessusClientData_v2>
            """;

    @TempDir
    Path home;

    @Test
    void scan_text_isATable() {
        Path report = new Rig(home).write("week.nessus", REPORT);

        Rig.Run run = new Rig(home).run("scan", report);

        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getFirst()).contains("file", "findings", "critical", "info", "hosts");
        assertThat(run.lines().getLast()).contains("week.nessus", "nessus").endsWith("1");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void scan_json_isOneObjectALineWithEverySeverity() {
        Path report = new Rig(home).write("week.nessus", REPORT);

        Rig.Run run = new Rig(home).run("scan", "--json", report, report);

        assertThat(run.lines())
                .hasSize(2)
                .containsOnly("{\"file\":\"" + report + "\",\"format\":\"nessus\",\"findings\":2,\"bySeverity\":"
                        + "{\"critical\":0,\"high\":1,\"medium\":0,\"low\":0,\"info\":1},\"hosts\":1}");
    }

    @Test
    void scan_byAnEdition_countsWhatFailsWhichControlAndWhatFailsNone() {
        Path report = new Rig(home).write("week.nessus", REPORT);

        Rig.Run run = new Rig(home).run("scan", "--edition", "model-1", report);

        assertThat(run.exit()).isZero();
        assertThat(run.lines())
                .anyMatch(line -> line.strip().matches("VUL-03 +1 +Nothing high stays open.*"))
                .contains("  1 finding fails no control.");
    }

    @Test
    void scan_byAnEditionThatIsWrong_tellsWhatIsWrongAndCountsNothing() {
        Rig rig = new Rig(home);
        Path report = rig.write("week.nessus", REPORT);

        Rig.Run run = rig.run("scan", "--edition", rig.write("code.yaml", "edition: X"), report);

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.lines()).isEmpty();
        assertThat(run.err()).contains("code.yaml");
    }

    @Test
    void scan_aFileThatIsNoReport_isOneLineAndTheOthersAreCounted() {
        Rig rig = new Rig(home);
        Path good = rig.write("good.nessus", REPORT);
        Path bad = rig.write("bad.nessus", "%PDF-1.7");

        Rig.Run run = rig.run("scan", "--json", bad, good, home.resolve("absent.nessus"));

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err().lines().toList())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .contains("bad.nessus", "a PDF document", "give the report as the tool exports it"))
                .anySatisfy(line -> assertThat(line).contains("absent.nessus", "no such file", "check the path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scans/nessus", "scans/nessus-weekly"})
    void scan_realReports_givesTheCountsBesideThem(String folder) throws IOException {
        JsonMapper json = new JsonMapper();
        List<Path> reports = reports(folder);

        List<Object> arguments = Stream.concat(Stream.of("scan", "--json"), reports.stream())
                .map(Object.class::cast)
                .toList();
        Rig.Run run = new Rig(home).run(arguments.toArray());

        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSameSizeAs(reports).hasSizeGreaterThan(4);
        for (int i = 0; i < reports.size(); i++) {
            JsonNode line = json.readTree(run.lines().get(i));
            JsonNode counts = json.readTree(Path.of(reports.get(i) + ".counts.json"));
            assertThat(line.path("findings")).isEqualTo(counts.path("findings"));
            assertThat(line.path("hosts")).isEqualTo(counts.path("hosts"));
            for (String severity : List.of("Critical", "High", "Medium", "Low", "Info")) {
                assertThat(line.path("bySeverity")
                                .path(severity.toLowerCase(Locale.ROOT))
                                .asLong())
                        .as("%s of %s", severity, reports.get(i))
                        .isEqualTo(counts.path("by_severity").path(severity).asLong(0));
            }
        }
    }

    @Test
    void scan_hostileReports_areOneLineEach() throws IOException {
        for (Path report : reports("scans/hostile")) {
            Rig.Run run = new Rig(home).run("scan", "--json", report);

            assertThat(run.exit()).as("%s", report).isEqualTo(Exit.REFUSED);
            assertThat(run.out()).isEmpty();
            assertThat(run.onlyError()).contains(report.toString(), "; ");
        }
    }

    private static List<Path> reports(String path) throws IOException {
        String named = System.getenv("CONCORDAT_SHARED_DATA");
        Path data = named != null
                ? Path.of(named)
                : Path.of(System.getProperty("concordat.root", "..")).resolve("../shared/data");
        Path folder = data.resolve(path);
        assumeTrue(Files.isDirectory(folder), "no shared data at " + folder + " (set CONCORDAT_SHARED_DATA)");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.toString().endsWith(".json")).sorted().toList();
        }
    }
}
