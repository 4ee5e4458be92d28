package concordat.intake.dependencycheck;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No real report is kept beside the project: these are of the shape that the tool's schemas and templates give.
final class DependencyCheckTest {

    private static final String XML = """
            <?xml version="1.0"?><analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.2.5.xsd">
            <scanInfo><engineVersion>6.5.3</engineVersion></scanInfo><dependencies><dependency isVirtual="false">
            <fileName>log4j-api-2.12.4.jar</fileName><evidenceCollected><evidence><name>n</name></evidence>
            </evidenceCollected><identifiers><package><id>pkg:maven/org.example/log4j-api@2.12.4</id></package></identifiers>
            <vulnerabilities><vulnerability source="NVD"><name>CVE-2026-0001</name><severity>LOW</severity>
            <cvssV2><score>4.3</score></cvssV2><cvssV3><baseScore>3.7</baseScore><attackVector>NETWORK</attackVector>
            <attackComplexity>HIGH</attackComplexity><privilegesRequired>NONE</privilegesRequired>
            <userInteraction>NONE</userInteraction><scope>UNCHANGED</scope>
            <confidentialityImpact>LOW</confidentialityImpact><integrityImpact>NONE</integrityImpact>
            <availabilityImpact>NONE</availabilityImpact><version>3.1</version></cvssV3><cwes><cwe>CWE-295</cwe></cwes>
            <description>what</description><knownExploitedVulnerability/></vulnerability>
            <suppressedVulnerability><name>GHSA-x</name><severity>unknown</severity><cvssV2><score>9.5</score></cvssV2>
            </suppressedVulnerability></vulnerabilities></dependency><dependency><fileName>b-1.0.jar</fileName></dependency>
            </dependencies><projectInfo><name>app</name><reportDate>2022-01-15T14:31:13.042600508Z</reportDate></projectInfo>
            </analysis>
            """;

    private static final String JSON = """
            {"reportSchema": "1.1", "scanInfo": {"engineVersion": "6.5.3"}, "dependencies": [{"isVirtual": false,
            "fileName": "log4j-api-2.12.4.jar", "packages": [{"id": "pkg:maven/org.example/log4j-api@2.12.4"}],
            "vulnerabilities": [{"source": "NVD", "name": "CVE-2026-0001", "severity": "LOW", "cvssv2": {"score": 4.3},
            "cvssv3": {"baseScore": 3.7, "attackVector": "NETWORK", "attackComplexity": "HIGH", "privilegesRequired":
            "NONE", "userInteraction": "NONE", "scope": "UNCHANGED", "confidentialityImpact": "LOW", "integrityImpact":
            "NONE", "availabilityImpact": "NONE", "version": "3.1"}, "cwes": ["CWE-295"], "description": "what",
            "knownExploitedVulnerability": {"dateAdded": "2026-01-01"}}], "suppressedVulnerabilities": [{"name": "GHSA-x",
            "severity": "unknown", "cvssv2": {"score": 9.5}}]}, {"fileName": "b-1.0.jar"}],
            "projectInfo": {"name": "app", "reportDate": "2022-01-15T14:31:13.042600508Z"}}
            """;

    @Test
    void read_eachField_isHandedOn() throws IOException {
        for (String report : new String[] {XML, JSON}) {
            Broken.Told told = Broken.told(report.getBytes(StandardCharsets.UTF_8));
            ReportedItem first = told.items().getFirst();
            assertThat(first.weakness()).isEqualTo("dependency-check:CVE-2026-0001");
            assertThat(first.asset()).contains(AssetKey.of(AssetKind.CODE, "app"));
            assertThat(first.place()).isEqualTo("pkg:maven/org.example/log4j-api");
            assertThat(first.severity()).isEqualTo(Severity.LOW);
            assertThat(first.cvss()).isEqualTo(3.7);
            assertThat(first.vectors()).containsExactly("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N");
            assertThat(first.cwes()).containsExactly(295);
            assertThat(first.cves()).containsExactly("CVE-2026-0001");
            assertThat(first.exploitable()).isTrue();
            assertThat(first.texts().description()).isEqualTo("what");
            ReportedItem second = told.items().get(1);
            assertThat(second.said()).isEqualTo(Said.SUPPRESSED);
            assertThat(second.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(told.assets()).hasSize(1);
            ReportSummary summary = ((Reading.Whole) told.reading()).summary();
            assertThat(summary.findings()).isEqualTo(2);
            assertThat(summary.tool()).isEqualTo("Dependency-Check 6.5.3");
            assertThat(summary.scannedAt()).hasToString("Optional[2022-01-15T14:31:13.042600Z]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "log4j-api-2.12.4.jar, log4j-api.jar",
        "jquery.min.js, jquery.min.js",
        "jquery-3.4.1.min.js, jquery.min.js",
        "lodash:4.17.4, lodash",
        "a.example:b, a.example:b",
        "commons-io.jar, commons-io.jar"
    })
    void withoutVersion_ofAFile_isItsNameStill(String file, String name) {
        assertThat(Vulnerability.withoutVersion(file)).isEqualTo(name);
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new DependencyCheckXml(), XML.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new DependencyCheckJson(), JSON.getBytes(StandardCharsets.UTF_8));
    }
}
