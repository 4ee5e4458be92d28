package concordat.intake.xccdf;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class XccdfTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "low", Severity.LOW,
            "medium", Severity.MEDIUM,
            "high", Severity.HIGH,
            "unknown", Severity.MEDIUM,
            "(none)", Severity.MEDIUM);

    private static final String RESULT = """
            <TestResult id="t" start-time="2026-03-01T10:00:00Z" end-time="2026-03-01T10:05:00Z">
            <rule-result idref="xccdf_mil.disa.stig_rule_SV-204393r603261_rule" severity="unknown" version="R-1">
            <result>fail</result><ident system="http://cve.mitre.org">CVE-2026-0001</ident><message>seen</message>
            <instance>console</instance></rule-result>
            <rule-result idref="b"><result>pass</result></rule-result>
            <rule-result idref="c"><result>notselected</result></rule-result>
            <target>a.example</target><target-address>127.0.0.1</target-address>
            <target-address>192.0.2.7</target-address><target-facts>
            <fact name="urn:xccdf:fact:scanner:name">OpenSCAP</fact><fact name="urn:xccdf:fact:scanner:version">1.3</fact>
            <fact name="urn:scap:fact:asset:identifier:os_name">Debian</fact>
            <fact name="urn:scap:fact:asset:identifier:os_version">12</fact>
            <fact name="urn:xccdf:fact:ethernet:MAC">00:15:5D:0E:92:0D</fact></target-facts></TestResult>
            """;
    private static final String RULES = """
            <Group id="g"><Rule id="xccdf_mil.disa.stig_rule_SV-204393r603261_rule" severity="high"><title>One <b>rule</b>
            </title><description>what</description><fixtext>mend</fixtext></Rule></Group>
            """;
    private static final String XCCDF =
            "<Benchmark xmlns=\"http://checklists.nist.gov/xccdf/1.2\" id=\"b\">" + RESULT + RULES + "</Benchmark>";
    private static final String ARF = "<arf:asset-report-collection xmlns:arf=\"http://x\"><report-requests><content>"
            + "<Benchmark>" + RULES + "</Benchmark></content></report-requests><reports><report><content>" + RESULT
            + "</content></report></reports></arf:asset-report-collection>";

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/xccdf", "_rhsa.xml", temp, "xccdf", WORDS);
        Counted.all("scans/xccdf", "ios-sample-v1.1.3.xccdf.xml", temp, "xccdf", WORDS);
        Path bare = SharedData.folder("scans/xccdf").resolve("results.xml");
        Counted.check(bare, bare, "xccdf", WORDS);
        Counted.all("scans/xccdf", "results_arf.xml", temp, "arf", WORDS);
        var rhel = Counted.all("scans/xccdf", "-openscap-rhel7.xml", temp, "xccdf", WORDS);
        Counted.all("scans/xccdf", "-scc-rhel8.xml", temp, "xccdf", WORDS);
        var arf = Counted.all("scans/arf", ".xml", temp, "arf", WORDS);
        ReportSummary summary = rhel.apply("xccdf-results-openscap-rhel7.xml");
        assertThat(summary.scope()).containsExactly(AssetKey.host("localhost.localdomain"));
        assertThat(summary.tool()).isEqualTo("OpenSCAP 1.2.17");
        assertThat(summary.looksFor().weaknesses()).hasSize(180).contains("xccdf:SV-204393");
        assertThat(arf.apply("oscap-1.3.7_debian11_standard.arf.xml").looksFor().weaknesses())
                .hasSize(43);
    }

    /// Its results rate nothing, so that those beside it say none; its rules do.
    @Test
    void scan_resultsThatLeaveTheSeverityToTheRule_takesTheRules(@TempDir Path temp) throws Exception {
        Path report = SharedData.folder("scans/xccdf").resolve("rhel7-xccdf-results.xml");
        for (Path shape : new Path[] {report, Reshaped.xml(report, temp, 1)}) {
            assertThat(Counted.whole(shape).bySeverity())
                    .containsEntry(Severity.HIGH, 6L)
                    .containsEntry(Severity.MEDIUM, 134L)
                    .containsEntry(Severity.LOW, 9L);
        }
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        for (String report : new String[] {XCCDF, ARF}) {
            Broken.Told told = told(report);
            assertThat(told.items()).singleElement().satisfies(item -> {
                assertThat(item.weakness()).isEqualTo("xccdf:SV-204393");
                assertThat(item.asset()).contains(AssetKey.host("a.example"));
                assertThat(item.severity()).isEqualTo(Severity.HIGH);
                assertThat(item.title()).isEqualTo("One rule");
                assertThat(item.place()).isEqualTo("console");
                assertThat(item.cves()).containsExactly("CVE-2026-0001");
                assertThat(item.texts()).isEqualTo(new ReportedItem.Texts("", "what", "mend", "seen", false));
            });
            assertThat(told.assets()).singleElement().satisfies(host -> {
                assertThat(host.ids(AssetIdKind.ADDRESS)).containsExactly("192.0.2.7");
                assertThat(host.operatingSystem()).contains("Debian 12");
                assertThat(host.credentialed()).isTrue();
            });
            ReportSummary summary = ((Reading.Whole) told.reading()).summary();
            assertThat(summary.tool()).isEqualTo("OpenSCAP 1.3");
            assertThat(summary.looksFor().weaknesses()).containsExactlyInAnyOrder("xccdf:SV-204393", "xccdf:b");
        }
        String alone = RESULT.replace("<TestResult", "<TestResult xmlns='http://checklists.nist.gov/xccdf/1.1'");
        assertThat(told(alone).items()).singleElement().satisfies(item -> assertThat(item.severity())
                .isEqualTo(Severity.MEDIUM));
    }

    @Test
    void read_benchmarkWithoutResults_isRefused() throws IOException {
        String report = "<Benchmark xmlns='http://checklists.nist.gov/xccdf/1.2'>" + RULES + "</Benchmark>";
        assertThat(Reports.read(ReportBytes.of(report.getBytes(StandardCharsets.UTF_8)), ReportSink.NOTHING))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new Xccdf(), XCCDF.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new Arf(), ARF.getBytes(StandardCharsets.UTF_8));
    }

    private static Broken.Told told(String report) throws IOException {
        return Broken.told(report.getBytes(StandardCharsets.UTF_8));
    }
}
