package concordat.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.findings.Coverage;
import concordat.findings.PortRange;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A report closes what it can have seen to be gone, and nothing else.
final class WhatReportsCloseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<issues burpVersion='1'><issue><serialNumber>1</serialNumber><type>2</type><name>n</name>"
                        + "<host ip='10.0.0.1'>https://h.example:8443</host><location>/</location></issue></issues>",
                "<OWASPZAPReport version='2'><site name='https://h.example:8443' host='h.example' port='8443'/>"
                        + "</OWASPZAPReport>",
                "{\"@version\":\"2\",\"@generated\":\"x\",\"site\":[{\"@name\":\"https://h.example:8443\",\"alerts\":[]}]}",
                "<niktoscan><scandetails targethostname='h.example' targetport='8443'><statistics/></scandetails></niktoscan>",
                "{\"host\":\"h.example\",\"port\":\"8443\",\"ip\":\"10.0.0.1\",\"banner\":\"\",\"vulnerabilities\":[]}",
                "<document title='SSLScan Results'><ssltest host='h.example' port='8443'/></document>",
                "{\"sslyze_version\":\"5\",\"server_scan_results\":[{\"server_location\":{\"hostname\":\"h.example\","
                        + "\"port\":8443},\"scan_result\":{}}]}",
                "id,fqdn/ip,port,severity,finding\nSSLv2,h.example/10.0.0.1,8443,OK,not offered\n",
                "{\"host\":\"h.example\",\"port\":8443,\"engineVersion\":\"2\",\"endpoints\":[{\"grade\":\"A\"}]}",
                "{\"target\":\"h.example:8443\",\"banner\":{},\"kex\":[],\"key\":[],\"enc\":[]}",
                "{\"template-id\":\"t\",\"info\":{\"name\":\"n\"},\"matched-at\":\"https://h.example:8443/\"}"
            })
    void aToolThatTestsOnePort_saysWhich(String report) throws IOException {
        assertThat(told(report).assets()).singleElement().satisfies(asset -> {
            assertThat(asset.key().name()).isEqualTo("h.example");
            assertThat(asset.ports()).isEqualTo(PortRange.parse("8443"));
        });
    }

    @Test
    void severalPortsOfOneHost_areAllSaid() throws IOException {
        Broken.Told told = told("""
                {"template-id":"t","info":{"name":"n"},"matched-at":"https://h.example/"}
                {"template-id":"t","info":{"name":"n"},"matched-at":"https://h.example:8443/"}
                {"template-id":"d","info":{"name":"n"},"type":"dns","host":"h.example"}
                {"template-id":"u","info":{"name":"n"},"host":"https://h.example:9443","matcher-status":false}
                """);
        assertThat(told.items()).hasSize(3);
        assertThat(told.assets())
                .singleElement()
                .extracting(ReportedAsset::ports)
                .isEqualTo(PortRange.parse("0,443,8443,9443"));
        Coverage looked = told.summary().looksFor();
        assertThat(looked.lists("nuclei:u/matcher")).as("tried without a match").isTrue();
        assertThat(looked.lists("nuclei:other")).as("perhaps not tried").isFalse();
    }

    @Test
    void aPageOfSecurityHub_closesNothing() throws IOException {
        String finding =
                "{\"GeneratorId\":\"g\",\"ProductArn\":\"p\",\"AwsAccountId\":\"1\",\"Resources\":[{\"Id\":\"r\"}]}";
        assertThat(told("{\"Findings\":[" + finding + "]}").assets()).allMatch(ReportedAsset::finished);
        assertThat(told("{\"Findings\":[" + finding + "],\"NextToken\":\"more\"}")
                        .assets())
                .hasSize(1)
                .noneMatch(ReportedAsset::finished);
    }

    @Test
    void sarif_closesByRulesThatItLists_whenItListsMoreThanItFound() throws IOException {
        String rules = "\"rules\":[{\"id\":\"py/a\"},{\"id\":\"py/b\"}]";
        Coverage one = told(sarif(rules, "\"results\":[{\"ruleId\":\"py/a\"}]"))
                .summary()
                .looksFor();
        assertThat(one.lists("codeql:py/c")).isTrue();
        assertThat(one.lists("codeql:java/a")).as("another language's").isFalse();
        assertThat(told(sarif("\"rules\":[{\"id\":\"py/a\"}]", "\"results\":[{\"ruleId\":\"py/a\"}]"))
                        .summary()
                        .looksFor()
                        .weaknesses())
                .as("a tool that lists no more than it found")
                .isEmpty();
    }

    @Test
    void sarif_ofARunWithoutResultsOrThatFailed_closesNothing() throws IOException {
        assertThat(told(sarif("\"rules\":[]", "\"results\":[]")).assets())
                .hasSize(1)
                .allMatch(ReportedAsset::finished);
        for (String run : List.of(
                "\"columnKind\":\"utf16CodeUnits\"",
                "\"results\":null",
                "\"results\":[],\"invocations\":[{\"executionSuccessful\":false}]")) {
            assertThat(told(sarif("\"rules\":[]", run)).assets()).hasSize(1).noneMatch(ReportedAsset::finished);
        }
        String both = "{\"version\":\"2.1.0\",\"runs\":[" + run("\"rules\":[]", "\"results\":[]") + ","
                + run("\"rules\":[]", "\"results\":[],\"invocations\":[{\"executionSuccessful\":false}]") + "]}";
        assertThat(told(both).assets()).hasSize(1).noneMatch(ReportedAsset::finished);
    }

    private static String sarif(String rules, String run) {
        return "{\"version\":\"2.1.0\",\"runs\":[" + run(rules, run) + "]}";
    }

    private static String run(String rules, String rest) {
        return "{\"tool\":{\"driver\":{\"name\":\"CodeQL\"," + rules
                + "}},\"versionControlProvenance\":[{\"repositoryUri\":\"https://code.example/r\"}]," + rest + "}";
    }

    @Test
    void aQualysScanWithoutItsOtherSections_closesNothing() throws IOException {
        String vulns = "<VULNS><CAT value='c'><VULN number='1' severity='5'/></CAT></VULNS>";
        assertThat(told("<SCAN><IP value='10.0.0.1'>" + vulns + "</IP></SCAN>").assets())
                .hasSize(1)
                .noneMatch(ReportedAsset::finished);
        Broken.Told whole = told("<SCAN><IP value='10.0.0.1'>" + vulns
                + "<INFOS><CAT value='c'><INFO number='6' severity='3'/></CAT></INFOS>"
                + "<PRACTICES><CAT value='c' port='22' protocol='tcp'><PRACTICE number='7' severity='4'/></CAT></PRACTICES>"
                + "<SERVICES><CAT value='c'><SERVICE number='8' severity='1'/></CAT></SERVICES></IP></SCAN>");
        assertThat(whole.assets()).allMatch(ReportedAsset::finished);
        assertThat(whole.items())
                .extracting(item -> item.weakness() + " " + item.severity())
                .containsExactly("qualys:1 CRITICAL", "qualys:6 INFO", "qualys:7 HIGH", "qualys:8 INFO");
    }

    @Test
    void cipherSuites_areLookedForOnlyWhereEveryVersionWasTried() throws IOException {
        String start = "<document title='SSLScan Results'><ssltest host='h.example' port='443'>";
        String some =
                "<protocol type='tls' version='1.2' enabled='1'/><protocol type='tls' version='1.1' enabled='0'/>";
        String rest = "<protocol type='tls' version='1.0' enabled='0'/><protocol type='ssl' version='2' enabled='0'/>"
                + "<protocol type='ssl' version='3' enabled='0'/>";
        String end = "</ssltest></document>";
        assertThat(told(start + some + end).summary().looksFor().lists("sslscan:cipher-rc4"))
                .isFalse();
        assertThat(told(start + some + rest + end).summary().looksFor().lists("sslscan:cipher-rc4"))
                .isTrue();
    }

    @Test
    void ocsf_whatWasSkippedOrIsUnknown_wasNotLookedFor() throws IOException {
        Broken.Told told = told(ocsf("a", "PASS") + ocsf("b", "Skipped") + ocsf("c", "Unknown") + ocsf("d", "FAIL"));
        assertThat(told.summary().looksFor().weaknesses()).containsExactlyInAnyOrder("tool:a", "tool:d");
    }

    private static String ocsf(String code, String status) {
        return "{\"class_uid\":2003,\"metadata\":{\"event_code\":\"" + code + "\",\"product\":{\"name\":\"Tool\"}},"
                + "\"finding_info\":{\"uid\":\"u\"},\"status_code\":\"" + status + "\"}\n";
    }

    @Test
    void trivy_anErrorOfASecondMention_isNotForgotten() throws IOException {
        String pod = "{\"Namespace\":\"n\",\"Kind\":\"Pod\",\"Name\":\"p\"";
        assertThat(told("{\"ClusterName\":\"c\",\"Resources\":[" + pod + "}," + pod + ",\"Error\":\"no image\"}]}")
                        .assets())
                .hasSize(1)
                .noneMatch(ReportedAsset::finished);
    }

    @Test
    void ssllabs_aGradeWithoutDetails_saysNothingOfAttacks() throws IOException {
        String host = "{\"host\":\"h\",\"engineVersion\":\"2\",\"endpoints\":[{\"grade\":\"A\"%s}]}";
        Coverage grade = told(host.formatted("")).summary().looksFor();
        assertThat(grade.lists("ssllabs:grade")).isTrue();
        assertThat(grade.lists("ssllabs:heartbleed")).isFalse();
        Coverage details = told(host.formatted(",\"details\":{\"heartbleed\":false,\"poodleTls\":-1}"))
                .summary()
                .looksFor();
        assertThat(details.lists("ssllabs:heartbleed")).isTrue();
        assertThat(details.lists("ssllabs:poodleTls")).as("not known").isFalse();
    }

    @Test
    void wazuh_withoutATotal_mayBeAPage() throws IOException {
        String hit = "{\"_source\":{\"vulnerability\":{\"id\":\"CVE-2026-1111\"},\"agent\":{\"name\":\"h\"}}}";
        assertThat(told("{\"hits\":{\"hits\":[" + hit + "]}}").assets())
                .hasSize(1)
                .noneMatch(ReportedAsset::finished);
        assertThat(told("{\"hits\":{\"total\":{\"value\":1},\"hits\":[" + hit + "]}}")
                        .assets())
                .allMatch(ReportedAsset::finished);
    }

    @Test
    void testssl_aCheckThatDidNotComeOff_isNoAnswerToIt() throws IOException {
        Broken.Told told = told("""
                id,fqdn/ip,port,severity,finding
                BEAST,a.example/10.0.0.1,443,HIGH,open to it
                BEAST,b.example/10.0.0.2,443,WARN,could not be tried
                SSLv2,b.example/10.0.0.2,443,OK,not offered
                """);
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("testssl:BEAST", "testssl:test/BEAST");
        assertThat(told.summary().looksFor().lists("testssl:BEAST")).isFalse();
        assertThat(told.summary().looksFor().lists("testssl:SSLv2")).isTrue();
        assertThat(told.summary().looksFor().lists("testssl:test/BEAST")).isTrue();
    }

    @Test
    void weaknesses_areNamedByIds_neverByWords() throws IOException {
        String csaf =
                "{\"document\":{\"csaf_version\":\"2.0\",\"tracking\":{%s}},\"vulnerabilities\":[{\"title\":\"Words\"}]}";
        assertThat(told(csaf.formatted("\"id\":\"SA-7\"")).items())
                .extracting(ReportedItem::weakness)
                .containsExactly("csaf:SA-7");
        assertThat(refusal(csaf.formatted(""))).contains("neither a CVE nor an id");
        assertThat(refusal("{\"class_uid\":2003,\"metadata\":{},\"finding_info\":{\"title\":\"Words\"}}"))
                .contains("in words only");
        assertThat(refusal("{\"class_uid\":2002,\"metadata\":{},\"finding_info\":{\"uid\":\"u\"},"
                        + "\"vulnerabilities\":[{\"title\":\"Words\"}]}"))
                .contains("in words only");
    }

    @Test
    void rowsOfTwoHosts_areNotOneFinding() throws IOException {
        assertThat(told("""
                        IP,DNS,QID,Title,Severity,CVE
                        10.0.0.1,a.example,7,T,4,CVE-2026-1111
                        10.0.0.2,b.example,7,T,4,CVE-2026-1111
                        """).items()).hasSize(2);
        assertThat(told("""
                        definition.id,definition.name,severity,asset.name,asset.display_ipv4_address,definition.cve
                        7,T,4,,10.0.0.1,CVE-2026-1111
                        7,T,4,,10.0.0.2,CVE-2026-1111
                        """).items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"SchemaVersion\":2,\"ArtifactName\":\"a\",\"Results\":[]}",
                "{\"matches\":[],\"descriptor\":{\"name\":\"grype\"},\"source\":{}}",
                "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"}",
                "{\"version\":\"1\",\"platform\":{\"name\":\"x\"},\"profiles\":[{\"controls\":[]}]}"
            })
    void oneDocumentBehindAnother_isRefused(String document) throws IOException {
        assertThat(Reports.read(ReportBytes.of(document.getBytes(UTF_8)), ReportSink.NOTHING))
                .isInstanceOf(Reading.Whole.class);
        assertThat(refusal(document + "\n" + document)).contains("one document follows another");
    }

    @Test
    void inspectorsOwnFindings_areNotTheGenericForm() throws IOException {
        String finding = "{\"findings\":[{\"title\":\"t\",\"severity\":\"HIGH\",\"description\":\"d\"%s}]}";
        assertThat(told(finding.formatted("")).summary().format()).isEqualTo("generic-json");
        assertThat(refusal(finding.formatted(",\"findingArn\":\"arn:aws:inspector2:x\",\"awsAccountId\":\"1\"")))
                .contains("not a report of a known format");
    }

    private static Broken.Told told(String report) throws IOException {
        return Broken.told(report.getBytes(UTF_8));
    }

    private static String refusal(String report) throws IOException {
        Reading reading = Reports.read(ReportBytes.of(report.getBytes(UTF_8)), ReportSink.NOTHING);
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) reading).problem().toString();
    }
}
