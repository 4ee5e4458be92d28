package concordat.intake.lynis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class LynisTest {

    private static final byte[] SAMPLE = """
            # Lynis Report
            report_datetime_start=2026-05-06 07:08:09
            lynis_version=3.1.4
            suggestion[]=AUTH-9286|Set an age|/etc/login.defs|text:Do it|
            warning[]=LOGG-2138|klogd is not running|-|-|
            hostname=h
            domainname=example
            network_ipv4_address[]=10.1.2.3
            os_fullname=Debian 13
            tests_executed=AUTH-9286|LOGG-2138|KRNL-1|
            finish=true
            """.getBytes(UTF_8);

    @Test
    void scan_realReports_givesTheCountsBesideThem() throws IOException {
        for (Path report : SharedData.reports("scans/lynis")) {
            JsonNode counts = Counted.beside(report);
            ReportSummary summary = Counted.whole(report);
            assertThat(summary.format()).isEqualTo("lynis");
            assertThat(summary.findings()).isEqualTo(counts.path("findings").asLong());
            assertThat(summary.bySeverity())
                    .containsEntry(Severity.MEDIUM, counts.path("warnings").asLong())
                    .containsEntry(Severity.LOW, counts.path("suggestions").asLong());
            assertThat(summary.hosts()).isEqualTo(1);
        }
    }

    @Test
    void read_everyField_isHandedOn_thoughTheMachineStandsBehind() throws IOException {
        Broken.Told told = Broken.told(SAMPLE);
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("h"));
        assertThat(first.weakness()).isEqualTo("lynis:AUTH-9286");
        assertThat(first.severity()).isEqualTo(Severity.LOW);
        assertThat(first.place()).isEqualTo("/etc/login.defs");
        assertThat(first.texts().solution()).isEqualTo("text:Do it");
        assertThat(told.items().getLast().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(told.assets())
                .containsExactly(ReportedAsset.of(AssetKey.host("h"))
                        .with(AssetIdKind.FULL_NAME, "h.example")
                        .with(AssetIdKind.ADDRESS, "10.1.2.3")
                        .running("Debian 13")
                        .looked(true, true));
        assertThat(told.summary().tool()).isEqualTo("Lynis 3.1.4");
        assertThat(told.summary().looksFor().weaknesses()).hasSize(3);
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixes(new Lynis(), SAMPLE);
        Broken.mutations(new Lynis(), SAMPLE);
    }
}
