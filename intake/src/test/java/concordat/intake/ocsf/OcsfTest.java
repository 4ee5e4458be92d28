package concordat.intake.ocsf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OcsfTest {

    private static final Map<String, Severity> WORDS =
            Map.of("Low", Severity.LOW, "Medium", Severity.MEDIUM, "High", Severity.HIGH);

    private static final byte[] SAMPLE = """
            [{"class_uid": 2004, "metadata": {"event_code": "check_one", "product": {"name": "Prowler", "version": "5"}},
              "severity_id": 4, "status_code": "FAIL", "status_id": 3, "status_detail": "O", "risk_details": "K",
              "finding_info": {"title": "T", "desc": "D", "uid": "u"}, "remediation": {"desc": "R"},
              "resources": [{"uid": "arn:one"}, {"uid": "arn:two"}], "time_dt": "2026-05-06T07:08:09.123456"},
             {"class_uid": 2004, "metadata": {"event_code": "check_two", "product": {"name": "Prowler"}},
              "severity_id": 5, "status_code": "PASS", "finding_info": {"title": "T"}, "resources": [{"uid": "arn:one"}]},
             {"class_uid": 2002, "metadata": {"product": {"name": "Prowler"}}, "severity_id": 6, "finding_info": {"uid": "f"},
              "vulnerabilities": [{"cve": {"uid": "CVE-2026-1111", "cvss": [{"base_score": 9.8, "vector_string": "CVSS:3.1/AV:N"}],
               "cwe": {"uid": "CWE-79"}}, "title": "V", "is_exploit_available": true, "affected_packages": [{"name": "x"}]}],
              "device": {"hostname": "h", "ip": "10.1.2.3"}}]
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        Counted.all("scans/prowler-ocsf", ".ocsf.json", temp, "ocsf", WORDS);
    }

    @Test
    void read_everyField_isHandedOn_onEachResource() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        assertThat(told.items())
                .extracting(item -> item.asset().orElseThrow())
                .containsExactly(
                        AssetKey.of(AssetKind.CLOUD, "arn:one"),
                        AssetKey.of(AssetKind.CLOUD, "arn:two"),
                        AssetKey.host("h"));
        ReportedItem first = told.items().getFirst();
        assertThat(first.weakness()).isEqualTo("prowler:check_one");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.said()).isEqualTo(Said.SUPPRESSED);
        assertThat(first.title()).isEqualTo("T");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("K", "D", "R", "O"));
        ReportedItem last = told.items().getLast();
        assertThat(last.weakness()).isEqualTo("prowler:CVE-2026-1111");
        assertThat(last.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(last.cvss()).isEqualTo(9.8);
        assertThat(last.cwes()).containsExactly(79);
        assertThat(last.exploitable()).isTrue();
        assertThat(told.assets()).hasSize(3);
        assertThat(told.summary().looksFor().weaknesses())
                .containsExactlyInAnyOrder("prowler:check_one", "prowler:check_two");
        assertThat(told.summary().looksFor().only()).isEqualTo("prowler:");
    }

    @Test
    void read_numbersInPlaceOfWords_andAVulnerabilitysOwnRating() throws IOException {
        Broken.Told told = Broken.told("""
                {"class_uid": 2003, "metadata": {"product": {"name": "A"}}, "severity_id": 3, "finding_info": {"uid": "f"},
                 "compliance": {"control": "C.1", "status_id": 1}, "resources": [{"uid": "arn:one"}]}
                {"class_uid": 2003, "metadata": {"product": {"name": "A"}}, "severity_id": 3, "finding_info": {"uid": "f"},
                 "compliance": {"control": "C.2", "status_id": 3}, "resources": [{"uid": "arn:one"}]}
                {"class_uid": 2001, "metadata": {"product": {"name": "A"}}, "severity_id": 3, "finding": {"uid": "f"},
                 "state_id": 4, "status_id": 1, "vulnerabilities": [{"cve": {"uid": "CVE-2026-1111"}, "severity": "HIGH"},
                 {"cve": {"uid": "CVE-2026-2222"}}]}
                """.getBytes(UTF_8));
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("a:C.2", "a:CVE-2026-1111", "a:CVE-2026-2222");
        assertThat(told.items())
                .extracting(ReportedItem::severity)
                .containsExactly(Severity.MEDIUM, Severity.HIGH, Severity.MEDIUM);
        assertThat(told.items()).extracting(ReportedItem::said).containsExactly(Said.PRESENT, Said.FIXED, Said.FIXED);
        assertThat(told.summary().looksFor().weaknesses()).containsExactlyInAnyOrder("a:C.1", "a:C.2");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new Ocsf(), SAMPLE);
    }
}
