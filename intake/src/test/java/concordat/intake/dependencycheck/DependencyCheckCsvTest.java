package concordat.intake.dependencycheck;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class DependencyCheckCsvTest {

    private static final String SAMPLE = """
            "Project","ScanDate","DependencyName","DependencyPath","Identifiers","CVE","CWE","Vulnerability","Source",\
            "CVSSv2_Severity","CVSSv2_Score","CVSSv3_BaseSeverity","CVSSv3_BaseScore","CVSSv3","DateAdded"
            shop,"Wed, 06 May 2026 07:08:09 +0200",a-1.2.jar,/x/a-1.2.jar,pkg:maven/g/a@1.2,CVE-2026-1111,CWE-79 Words,"D, d",NVD,\
            MEDIUM,5.0,HIGH,8.1,CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:N,2026-01-01
            shop,"Wed, 06 May 2026 07:08:09 +0200",b-2.0.js,/x/b-2.0.js,"",CVE-2026-2222,"","",RETIREJS,"","","","","",""
            """;

    @Test
    void read_everyColumn_isHandedOn_asInTheOtherForms() throws IOException {
        Broken.Told told = Broken.told(SAMPLE.getBytes(UTF_8));
        assertThat(told.summary().format()).isEqualTo("dependency-check-csv");
        assertThat(told.summary().scannedAt()).isPresent();
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.of(AssetKind.CODE, "shop"));
        assertThat(first.weakness()).isEqualTo("dependency-check:CVE-2026-1111");
        assertThat(first.place()).isEqualTo("pkg:maven/g/a");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.cvss()).isEqualTo(8.1);
        assertThat(first.cwes()).containsExactly(79);
        assertThat(first.exploitable()).isTrue();
        assertThat(first.texts().description()).isEqualTo("D, d");
        ReportedItem second = told.items().getLast();
        assertThat(second.place()).isEqualTo("b.js");
        assertThat(second.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(told.assets()).hasSize(1);
    }

    @Test
    void read_asASpreadsheetSavesIt_inSixteenBits_isTheSame() throws IOException {
        Broken.Told told = Broken.told(("\uFEFF" + SAMPLE.replace(',', '\t')).getBytes(UTF_16LE));
        assertThat(told.items()).hasSize(2);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new DependencyCheckCsv(), SAMPLE.getBytes(UTF_8));
        Broken.prefixes(new DependencyCheckCsv(), SAMPLE.getBytes(UTF_8));
    }
}
