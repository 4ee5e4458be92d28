package concordat.intake.nessus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TenableCsvTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "None", Severity.INFO,
            "Low", Severity.LOW,
            "Medium", Severity.MEDIUM,
            "High", Severity.HIGH,
            "Critical", Severity.CRITICAL);

    private static final String SAMPLE = """
            Plugin ID,CVE,CVSS v3.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,Plugin Output,\
            XREF,Metasploit,IP Address,FQDN,OS,Unsupported By Vendor,CVSS3 Vector,Plugin Family,Host Start
            33850,"CVE-2026-1111,CVE-2026-2222",9.8,Critical,srv1,TCP,443,Old system,Syn,Desc,Sol,Out,\
            "CWE:79;CERT:5",true,10.1.2.3,srv1.example,Linux 9,true,CVSS:3.1/AV:N/AC:L,General,2026-05-06T07:08:09Z
            19506,,,None,srv1,tcp,0,Scan Information,,,,"Nessus version : 10.8.3
            Credentialed checks : yes",,,,,,,,Settings,
            21157,,,FAILED,srv1,tcp,0,Unix Compliance Checks,,""" + "\"\"\"1.1 Keep it tidy\"\" : [FAILED]\n\nbecause\",,,,,,,,,,,\n";

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        for (Path report : SharedData.reports("scans/tenable-csv")) {
            if (!report.endsWith("tenable_many_vuln.csv")) {
                Counted.check(report, report, "tenable-csv", WORDS);
                Counted.check(report, Reshaped.csv(report, temp, ',', 1), "tenable-csv", WORDS);
            }
        }
    }

    /// The counts beside it are of rows; as in the XML report, the rows of one finding with several CVEs are one.
    @Test
    void scan_aRowForEachCve_isOneFindingForAll(@TempDir Path temp) throws IOException {
        Path report = SharedData.folder("scans/tenable-csv").resolve("tenable_many_vuln.csv");
        long places = Counted.beside(report).path("distinct_plugin_host_port").asLong();
        assertThat(Counted.whole(report).findings()).isEqualTo(places).isEqualTo(9);
        assertThat(Counted.whole(Reshaped.csv(report, temp, ',', 2)).findings()).isEqualTo(places);
        assertThat(Broken.told(Files.readAllBytes(report)).items())
                .filteredOn(item -> item.weakness().equals("nessus:176703"))
                .singleElement()
                .satisfies(item -> assertThat(item.cves()).hasSize(10));
    }

    @Test
    void read_everyField_isHandedOn_asTheXmlReportDoes() throws IOException {
        Broken.Told told = Broken.told(SAMPLE.getBytes(UTF_8));
        assertThat(told.items()).hasSize(3);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("srv1"));
        assertThat(first.weakness()).isEqualTo("nessus:33850");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.port()).isEqualTo(443);
        assertThat(first.protocol()).isEqualTo("tcp");
        assertThat(first.cves()).containsExactly("CVE-2026-1111", "CVE-2026-2222");
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N/AC:L");
        assertThat(first.cvss()).isEqualTo(9.8);
        assertThat(first.exploitable()).isTrue();
        assertThat(first.unsupported()).isTrue();
        assertThat(first.family()).isEqualTo("General");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("Syn", "Desc", "Sol", "Out"));
        assertThat(told.assets())
                .singleElement()
                .isEqualTo(ReportedAsset.of(AssetKey.host("srv1"))
                        .with(AssetIdKind.ADDRESS, "10.1.2.3")
                        .with(AssetIdKind.FULL_NAME, "srv1.example")
                        .running("Linux 9")
                        .looked(true, true));
        assertThat(told.summary().tool()).isEqualTo("Nessus 10.8.3");
        assertThat(told.summary().scannedAt())
                .hasValueSatisfying(at -> assertThat(at).hasToString("2026-05-06T07:08:09Z"));
    }

    @Test
    void read_theTableAndTheXmlOfOneScan_areTheSameWeaknesses() throws IOException {
        String xml = """
                <NessusClientData_v2><Report name='r'><ReportHost name='srv1'>
                <ReportItem port='443' protocol='tcp' severity='4' pluginID='33850' pluginName='p' pluginFamily='f'/>
                <ReportItem port='0' protocol='tcp' severity='0' pluginID='19506' pluginName='p' pluginFamily='f'/>
                <ReportItem port='0' protocol='tcp' severity='3' pluginID='21157' pluginName='p' pluginFamily='f'
                  xmlns:cm='http://www.nessus.org/cm'><cm:compliance-check-name>1.1 Keep it tidy</cm:compliance-check-name>
                </ReportItem></ReportHost></Report></NessusClientData_v2>""";
        assertThat(places(Broken.told(SAMPLE.getBytes(UTF_8)))).isEqualTo(places(Broken.told(xml.getBytes(UTF_8))));
    }

    private static Set<String> places(Broken.Told told) {
        Set<String> all = new HashSet<>();
        told.items()
                .forEach(i -> all.add(i.asset() + " " + i.weakness() + " " + i.port() + i.protocol() + i.severity()));
        return all;
    }

    @Test
    void read_aCveWhoseNumberBeginsAnothers_isKeptToo() throws IOException {
        String table = """
                Plugin ID,CVE,Risk,Host,Protocol,Port,Name
                7,CVE-2026-46666,High,h,tcp,0,N
                7,CVE-2026-4666,High,h,tcp,0,N
                7,CVE-2026-46666,High,h,tcp,0,N
                """;
        assertThat(Broken.told(table.getBytes(UTF_8)).items()).singleElement().satisfies(item -> assertThat(item.cves())
                .containsExactly("CVE-2026-46666", "CVE-2026-4666"));
    }

    @Test
    void read_theTableOfVulnerabilityManagement_tellsWhatIsMendedOrAccepted() throws IOException {
        String table = """
                definition.id,definition.name,definition.severity,definition.cvss3.base_vector,asset.ipv4_addresses,\
                port,state,risk_modified
                7,A,HIGH,CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N,"192.0.2.1, 192.0.2.2",443,FIXED,NONE
                8,B,LOW,,"192.0.2.1, 192.0.2.2",0,ACTIVE,ACCEPTED
                9,C,Medium,,192.0.2.3,0,RESURFACED,RECASTED
                """;
        Broken.Told told = Broken.told(table.getBytes(UTF_8));
        assertThat(told.items())
                .extracting(ReportedItem::said)
                .containsExactly(Said.FIXED, Said.SUPPRESSED, Said.PRESENT);
        assertThat(told.items())
                .extracting(ReportedItem::severity)
                .containsExactly(Severity.HIGH, Severity.LOW, Severity.MEDIUM);
        assertThat(told.items().getFirst().cvss()).isEqualTo(7.5);
        assertThat(told.assets()).hasSize(2);
        assertThat(told.assets().getFirst().ids(AssetIdKind.ADDRESS)).containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new TenableCsv(), SAMPLE.getBytes(UTF_8));
        Broken.prefixes(new TenableCsv(), SAMPLE.getBytes(UTF_8));
    }
}
