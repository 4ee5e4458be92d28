package concordat.intake.prisma;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrismaCsvTest {

    private static final Map<String, Severity> WORDS = Map.of(
            "low", Severity.LOW,
            "moderate", Severity.MEDIUM,
            "medium", Severity.MEDIUM,
            "high", Severity.HIGH,
            "important", Severity.HIGH,
            "critical", Severity.CRITICAL);

    private static final byte[] SAMPLE = """
            Hostname,Distro,CVE ID,Compliance ID,Type,Severity,Packages,Package Version,CVSS,Fix Status,Vulnerability Tags,            Description,Cause
            h1,debian,CVE-2026-1111,46,image,important,libx,1.0,7.5,fixed in 1.1,Exploit exists,D,
            h1,debian,,6412,linux,high,,,0.00,,,Check,Wrong owner
            """.getBytes(UTF_8);

    private static final byte[] IMAGE = """
            Registry,Repository,Tag,CVE ID,Compliance ID,Result,Type,Severity,Packages,Fix Status
            r.example,app,1,CVE-2026-1111,46,fail,OS,low,libx,
            r.example,app,1,,41,pass,image,high,,
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem(@TempDir Path temp) throws Exception {
        ReportSummary summary = Counted.all("scans/prisma-csv", ".csv", temp, "prisma-csv", WORDS)
                .apply("prismacloud_sample.csv");
        assertThat(summary.hosts()).isEqualTo(16);
    }

    @Test
    void read_everyField_isHandedOn_ofHostsAndImages() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("h1"));
        assertThat(first.weakness()).isEqualTo("prisma:CVE-2026-1111");
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.place()).isEqualTo("libx");
        assertThat(first.cvss()).isEqualTo(7.5);
        assertThat(first.exploitable()).isTrue();
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "D", "Update: fixed in 1.1", "libx 1.0"));
        ReportedItem second = told.items().getLast();
        assertThat(second.weakness()).isEqualTo("prisma:compliance/6412");
        assertThat(second.texts().output()).isEqualTo("Wrong owner");
        assertThat(Broken.told(IMAGE).items()).singleElement().satisfies(item -> assertThat(item.asset())
                .contains(AssetKey.of(AssetKind.IMAGE, "r.example/app:1")));
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new PrismaCsv(), SAMPLE);
        Broken.prefixes(new PrismaCsv(), SAMPLE);
    }
}
