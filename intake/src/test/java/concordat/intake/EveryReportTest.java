package concordat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EveryReportTest {

    /// Files that are no reports, or of which nothing says whose report they are.
    private static final List<String> NONE = List.of(
            "csaf/csaf_unsupported_version.json",
            "generic/generic_empty.json",
            "m365-secure-score/profiles.json",
            "nuclei/empty.jsonl",
            "nuclei/no_findings.json",
            "openvex/openvex_not_a_document.json",
            "prowler-ocsf/prowler_zero_vul.json",
            "ssllabs/none.json",
            "trivy/legacy_no_vuln.json");

    @Test
    void everyRealReportIsRead_whateverItsName() throws IOException {
        Path scans = SharedData.folder("scans");
        Map<String, String> refused = new TreeMap<>();
        try (Stream<Path> files = Files.walk(scans)) {
            files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().endsWith(".counts.json") && !f.endsWith("COUNTS.json"))
                    .filter(f -> !f.toString().contains("/hostile/"))
                    .forEach(file -> {
                        if (Reports.scan(file) instanceof Reading.Refused why) {
                            refused.put(
                                    scans.relativize(file).toString(),
                                    why.problem().toString());
                        }
                    });
        }
        assertThat(refused.keySet()).as("%s", refused).containsExactlyInAnyOrderElementsOf(NONE);
    }

    @Test
    void whatIsNoReport_isCalledWhatItLooksLike() throws IOException {
        Map<String, String> looks = Map.of(
                "<issues format=\"6\"><issue id=\"a\"/></issues>",
                "an XML document (its root element is issues)",
                "<report><file name=\"a\"/></report>",
                "an XML document (its root element is report)",
                "{\"matches\": [], \"descriptor\": {\"name\": \"other\"}}",
                "JSON with descriptor, matches",
                "{\"findings\": [{\"title\": \"T\", \"severity\": \"Low\", \"description\": \"D\", \"ruleId\": \"r\"}]}",
                "JSON with findings",
                "<NeXposeSimpleXML version=\"1.0\"/>",
                "a Nexpose simple report",
                "\u001b[0;36m# general\u001b[0m\n(gen) banner: x\n",
                "plain text",
                "\u0000\u0001\u0002",
                "a binary file");
        for (Map.Entry<String, String> look : looks.entrySet()) {
            Reading reading =
                    Reports.read(ReportBytes.of(look.getKey().getBytes(StandardCharsets.UTF_8)), ReportSink.NOTHING);
            assertThat(((Reading.Refused) reading).problem().what()).contains(look.getValue());
        }
    }

    @Test
    void formatsHaveNamesOfTheirOwn() {
        assertThat(Reports.formats().stream().map(ReportFormat::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Reports.formats().stream().map(ReportFormat::title)).doesNotHaveDuplicates();
    }
}
