package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.ActEntry;
import concordat.api.view.FindingView;
import concordat.api.view.ReportJob;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A tester's workbook, from the guess of its columns to findings that are followed, by commands alone.
@Tag("slow")
final class TableEndToEndTest {

    private static final Pattern REPORT = Pattern.compile("\\(report ([a-z0-9.-]+), table, tested\\)");
    private static final int REFUSED = 2;

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(30);

    @Test
    void aTestersWorkbook_isGuessedOnce_keptByName_importedOnce_followedAndWithdrawn() throws Exception {
        String body = NETWORK.bodies().stream()
                .filter(b -> b.environments().size() == 1 && b.openCases() == 0)
                .reduce((a, b) -> b)
                .orElseThrow()
                .id();
        Officer officer = Officer.of(NETWORK, body);
        int before = officer.findings(body, "open").size();
        Path table = workbook("Open", "High");
        Path mapping = guessed(table);

        Program.Ended lead = save(mapping, body);
        assertThat(lead.code()).isEqualTo(REFUSED);
        assertThat(lead.warned()).contains("fault 1001", "by an officer of the body");
        Path token = Files.writeString(NETWORK.folder().resolve("officer.token"), Officer.token(NETWORK, body));
        assertThat(save(mapping, body, "--token-file", token.toString()).said()).contains("is kept as version 1");
        assertThat(NETWORK.run("paper", "mapping", "list", "--body", body).said())
                .contains("ithc", "findings", Officer.person(NETWORK, body));

        Program.Ended first = imported(table, body, "ithc");
        assertThat(first.said()).as(first.warned()).contains("3 findings on 2 hosts", "3 new");
        Matcher report = REPORT.matcher(first.said());
        assertThat(report.find()).as(first.said()).isTrue();
        assertThat(officer.findings(body, "open")).hasSize(before + 3);
        assertThat(imported(table, body, "ithc").said()).contains("was imported before", report.group(1));

        Program.Ended odd = imported(workbook("Open", "Dreadful"), body, "ithc");
        assertThat(odd.code()).isEqualTo(REFUSED);
        assertThat(odd.warned()).contains("cell B3", "[Dreadful] has no meaning yet", "nothing was imported");

        Program.Ended retest = imported(workbook("Fixed", "High"), body, mapping.toString());
        assertThat(retest.said()).as(retest.warned()).contains("0 new, 2 kept, 1 closed");
        assertThat(titles(officer.findings(body, "open"))).doesNotContain("Old TLS");
        Matcher second = REPORT.matcher(retest.said());
        assertThat(second.find()).as(retest.said()).isTrue();

        ReportJob withdrawn =
                NETWORK.api().delete("/reports/" + second.group(1) + "?reason=by+mistake", ReportJob.class);
        assertThat(withdrawn.state()).isEqualTo("withdrawn");
        assertThat(titles(officer.findings(body, "open"))).contains("Old TLS");
        assertThat(tools(body)).contains("Table of findings, by mapping ithc version 1", "Table of findings");
        assertThat(NETWORK.run("ledger", "verify").code()).isZero();
    }

    @Test
    void aNameThatStandsForNothing_isToldWithThoseThereAre() throws Exception {
        String body = NETWORK.lacker().id();

        Program.Ended ended = imported(workbook("Open", "High"), body, "nothing");

        assertThat(ended.code()).isEqualTo(REFUSED);
        assertThat(ended.warned()).contains("no mapping nothing is kept here", "fault 1145", "mapping-saved");
    }

    private static Path workbook(String status, String severity) throws IOException {
        Path file = Files.createTempFile(NETWORK.folder(), "ithc-", ".xlsx");
        List<List<String>> rows = List.of(
                List.of("Finding", "Risk rating", "Affected hosts", "Port", "Retest"),
                List.of("Old TLS", "Medium", "web-1.example.invalid", "443/tcp", status),
                List.of("Default password", severity, "web-1.example.invalid", "22", "Open"),
                List.of("Old software", "Low", "db-1.example.invalid", "", "Open"));
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Tester", "1.0")) {
            Worksheet sheet = book.newWorksheet("Findings");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return file;
    }

    private static Path guessed(Path table) throws IOException, InterruptedException {
        Path mapping = NETWORK.folder().resolve("ithc.json");
        Program.Ended guess = NETWORK.program()
                .run("paper", "guess", table.toString(), "--as", "findings", "--out", mapping.toString());
        assertThat(guess.code()).as(guess.warned()).isZero();
        return mapping;
    }

    private static Program.Ended save(Path mapping, String body, String... more)
            throws IOException, InterruptedException {
        String[] arguments = {"paper", "mapping", "save", "ithc", mapping.toString(), "--body", body};
        return NETWORK.run(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static Program.Ended imported(Path table, String body, String mapping)
            throws IOException, InterruptedException {
        return NETWORK.run("import", table.toString(), "--body", body, "--mapping", mapping, "--strength", "tested");
    }

    private static List<String> titles(List<FindingView> findings) {
        return findings.stream().flatMap(f -> f.title().stream()).toList();
    }

    private static List<String> tools(String body) throws IOException, InterruptedException {
        return NETWORK.api().page("/acts?limit=500&kind=report-imported&body=" + body, ActEntry.class).items().stream()
                .map(act -> String.valueOf(act.payload().get("tool")))
                .toList();
    }
}
