package concordat.intake.cyclonedx;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
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

final class CycloneDxXmlTest {

    private static final String SMALL = """
            <bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1"><vulnerabilities>
            <vulnerability bom-ref="v"><id>CVE-2026-0001</id><source><name>NVD</name></source><ratings><rating>
            <score>9.8</score><severity>critical</severity><vector>CVSS:3.1/AV:N</vector></rating></ratings>
            <cwes><cwe>79</cwe></cwes><description>what</description><detail>more</detail>
            <recommendation>mend</recommendation><analysis><state>exploitable</state><detail>seen</detail></analysis>
            <affects><target><ref>r1</ref></target><target><ref>pkg:npm/c@3</ref><versions><version>
            <version>3</version><status>unaffected</status></version></versions></target></affects></vulnerability>
            <vulnerability><id>GHSA-x</id><analysis><state>not_affected</state></analysis></vulnerability></vulnerabilities>
            <metadata><timestamp>2026-03-01T10:00:00Z</timestamp><component type="application"><group>g</group>
            <name>app</name></component></metadata><components><component bom-ref="r1"><name>a</name>
            <purl>pkg:npm/a@1</purl><components><component><v:vulnerabilities xmlns:v="http://x"><v:vulnerability>
            <v:id>CVE-2026-0002</v:id><v:ratings><v:rating><v:score><v:base>5</v:base></v:score></v:rating></v:ratings>
            </v:vulnerability></v:vulnerabilities><name>b</name></component></components></component></components></bom>
            """;

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        var all = Counted.all(
                "scans/cyclonedx",
                ".xml",
                temp,
                "cyclonedx-xml",
                Map.of(
                        "unknown", Severity.MEDIUM,
                        "low", Severity.LOW,
                        "medium", Severity.MEDIUM,
                        "high", Severity.HIGH,
                        "critical", Severity.CRITICAL));
        assertThat(all.apply("dd_1_15_0.xml").tool()).isEqualTo("grype 0.11.0");
        assertThat(all.apply("dd_1_15_0.xml").scope())
                .containsExactly(AssetKey.of(AssetKind.PRODUCT, "defectdojo/defectdojo-django:1.15.0"));
    }

    @Test
    void read_eachField_isHandedOn() throws IOException {
        Broken.Told told = Broken.told(SMALL.getBytes(StandardCharsets.UTF_8));
        assertThat(told.items()).hasSize(4).allSatisfy(item -> assertThat(item.asset())
                .contains(AssetKey.of(AssetKind.PRODUCT, "g/app")));
        ReportedItem first = told.items().getFirst();
        assertThat(first.weakness()).isEqualTo("cyclonedx:CVE-2026-0001");
        assertThat(first.place()).isEqualTo("pkg:npm/a");
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.cvss()).isEqualTo(9.8);
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.texts()).isEqualTo(new ReportedItem.Texts("more", "what", "mend", "seen", false));
        assertThat(told.items().get(1).place()).isEqualTo("pkg:npm/c");
        assertThat(told.items().get(1).said()).isEqualTo(Said.NOT_AFFECTED);
        assertThat(told.items().get(2).said()).isEqualTo(Said.NOT_AFFECTED);
        ReportedItem inside = told.items().get(3);
        assertThat(inside.weakness()).isEqualTo("cyclonedx:CVE-2026-0002");
        assertThat(inside.place()).isEqualTo("b");
        assertThat(inside.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void read_oldExtensionAtTheTop_findsItsPartByReference() throws IOException {
        Broken.Told told = Broken.told("""
                <bom xmlns="http://cyclonedx.org/schema/bom/1.1"><components><component bom-ref="r"><name>a</name>
                </component></components><v:vulnerabilities xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0">
                <v:vulnerability ref="r"><v:id>CVE-2026-0003</v:id></v:vulnerability></v:vulnerabilities></bom>
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(told.items()).singleElement().satisfies(item -> assertThat(item.place())
                .isEqualTo("a"));
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        Broken.prefixesAndMutations(new CycloneDxXml(), SMALL.getBytes(StandardCharsets.UTF_8));
    }
}
