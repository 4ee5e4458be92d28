package concordat.intake.burp;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BurpXmlTest {

    private static final String SMALL = """
            <?xml version="1.0"?>
            <!DOCTYPE issues [
            <!ELEMENT issues (issue*)>
            ]>
            <issues burpVersion="2021.4.2" exportTime="Fri Apr 30 11:45:49 GMT 2021"><issue><serialNumber>1</serialNumber>
            <type>1049088</type><name>SQL injection</name><host ip="192.0.2.7">https://a.example:8443</host>
            <path><![CDATA[/login]]></path><location><![CDATA[/login?x=1 [username parameter]]]></location>
            <severity>High</severity><confidence>Firm</confidence><issueBackground>what</issueBackground>
            <remediationBackground>mend</remediationBackground><issueDetail>seen</issueDetail>
            <vulnerabilityClassifications>CWE-89: SQL, CAPEC-66</vulnerabilityClassifications>
            <requestresponse><request base64="true">QUJD</request></requestresponse></issue>
            <issue><type>134217728</type><name>[X] Old Software</name><host>http://a.example</host><path>/</path>
            <severity>False positive</severity><issueDetail>CVE-2026-0001</issueDetail></issue></issues>
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var all = Counted.all(
                "scans/burp",
                ".xml",
                temp,
                "burp-xml",
                Map.of(
                        "Information", Severity.INFO,
                        "Low", Severity.LOW,
                        "Medium", Severity.MEDIUM,
                        "High", Severity.HIGH));
        assertThat(all.apply("seven_findings.xml").scope()).containsExactly(AssetKey.host("bwa"));
        assertThat(all.apply("seven_findings.xml").tool()).isEqualTo("Burp 1.6.05");
        assertThat(all.apply("seven_findings.xml").scannedAt()).hasToString("Optional[2014-09-13T20:35:04Z]");
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        ReportedItem first = told.items().getFirst();
        assertThat(first.weakness()).isEqualTo("burp:1049088");
        assertThat(first.asset()).contains(AssetKey.host("a.example"));
        assertThat(first.port()).isEqualTo(8443);
        assertThat(first.place()).isEqualTo("/login [username parameter]");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.cwes()).containsExactly(89);
        assertThat(first.texts()).isEqualTo(new ReportedItem.Texts("", "what", "mend", "seen", false));
        ReportedItem second = told.items().get(1);
        assertThat(second.weakness()).isEqualTo("burp:134217728/-x-old-software");
        assertThat(second.said()).isEqualTo(Said.SUPPRESSED);
        assertThat(second.cves()).containsExactly("CVE-2026-0001");
        assertThat(told.assets()).singleElement().satisfies(host -> assertThat(host.ids(AssetIdKind.ADDRESS))
                .containsExactly("192.0.2.7"));
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        assertThat(Broken.told("<issues burpVersion='2'/>".getBytes(StandardCharsets.UTF_8))
                        .items())
                .isEmpty();
        Broken.prefixesAndMutations(new BurpXml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }
}
