package concordat.intake;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.findings.AssetKind;
import concordat.intake.cyclonedx.CycloneDxXml;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.xccdf.Ckl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is made to do harm, or merely odd, is a report or a problem, never a crash.
final class HostileReportsTest {

    private static final String NESSUS = "<NessusClientData_v2><Report name='r'><ReportHost name='h'>"
            + "<ReportItem port='1' protocol='tcp' severity='1' pluginID='7'/></ReportHost></Report></NessusClientData_v2>";

    @ParameterizedTest
    @ValueSource(ints = {8_190, 8_191, 8_192, 16_383, 16_384, 32_768})
    void aLetterThatIsNotUtf8_atTheEdgeOfWhatIsReadAtOnce_isALetter(int before) throws IOException {
        byte[] table = ("Title,CweId,Url,Severity,Description\n" + "x".repeat(40_000)).getBytes(StandardCharsets.UTF_8);
        for (int odd : new int[] {0xfc, 0x81}) {
            byte[] bytes = table.clone();
            bytes[before] = (byte) odd;
            assertThat(read(bytes)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"SchemaVersion\":2,\"ArtifactName\":\"x\",\"Results[].Target\":\"y\",\"Results\":[]}",
                "{\"bomFormat\":\"CycloneDX\",\"metadata.component.name\":\"x\",\"specVersion\":\"1.5\"}"
            })
    void aKeyThatLooksLikeAPath_isAKey(String document) throws IOException {
        assertThat(read(document.getBytes(StandardCharsets.UTF_8))).isNotNull();
    }

    @Test
    void whatFuzzingFound_getsAnAnswer() throws IOException {
        assertThat(Address.of("http://[")).isPresent();
        assertThat(Address.of("[]")).isPresent();
        assertThat(new CycloneDxXml()
                        .read(ReportBytes.of("<name/>".getBytes(StandardCharsets.UTF_8)), ReportSink.NOTHING))
                .isNotNull();
        for (int index : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -2}) {
            String sarif =
                    "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}},\"results\":[{\"rule\":"
                            + "{\"index\":0,\"toolComponent\":{\"index\":" + index + "}}}]}]}";
            assertThat(read(sarif.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.Whole.class);
        }
    }

    @Test
    void anEntityWhoseNameIsNoCharacter_isAProblemOfTheFile() throws IOException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        report.writeBytes("<CHECKLIST><STIGS><iSTIG><VULN>x&S".getBytes(StandardCharsets.US_ASCII));
        report.writeBytes(new byte[] {(byte) 0x96, (byte) 0x85, (byte) 0xf0, (byte) 0x87, (byte) 0x96, (byte) 0x96});
        report.writeBytes(";</VULN></iSTIG></STIGS></CHECKLIST>".getBytes(StandardCharsets.US_ASCII));
        byte[] wide = "<CHECKLIST><STIGS><iSTIG><VULN>&\uf0e7\udb90\udc00;".getBytes(StandardCharsets.UTF_8);

        for (byte[] bytes : new byte[][] {report.toByteArray(), wide}) {
            assertThat(new Ckl().read(ReportBytes.of(bytes), ReportSink.NOTHING))
                    .isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void aNameThatGrowsWhenItIsMadeSmall_isCutAllTheSame() {
        assertThat(Assets.host("İ".repeat(290))).isPresent();
        assertThat(Assets.named(AssetKind.PRODUCT, "İ".repeat(400))).isPresent();
        assertThat(Assets.host("\u2003")).isEmpty();
    }

    @Test
    void anArchiveIsReadThrough_andOneThatUnpacksWithoutEndIsNot() throws IOException {
        assertThat(read(gzip(NESSUS.getBytes(StandardCharsets.UTF_8)))).isInstanceOf(Reading.Whole.class);
        assertThat(read(zip("../../etc/passwd", NESSUS.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Reading.Whole.class);
        byte[] bomb = ("<NessusClientData_v2>" + "<a/>".repeat(30 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThat(kind(gzip(bomb))).isEqualTo(Kind.HOSTILE);
        assertThat(kind(zip("bomb", bomb))).isEqualTo(Kind.HOSTILE);
        byte[] packed = gzip(NESSUS.getBytes(StandardCharsets.UTF_8));
        assertThat(kind(gzip(gzip(packed)))).isEqualTo(Kind.HOSTILE);
        for (int length = 3; length < packed.length; length += 7) {
            assertThat(read(Arrays.copyOf(packed, length))).isInstanceOf(Reading.Refused.class);
        }
    }

    private static Reading read(byte[] bytes) throws IOException {
        return Reports.read(ReportBytes.of(bytes), ReportSink.NOTHING);
    }

    private static Kind kind(byte[] bytes) throws IOException {
        return ((Reading.Refused) read(bytes)).problem().kind();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
