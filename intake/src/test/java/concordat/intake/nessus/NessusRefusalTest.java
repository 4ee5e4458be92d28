package concordat.intake.nessus;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever comes in, the answer is a report or a problem with its place, never a crash.
final class NessusRefusalTest {

    private static final Nessus NESSUS = new Nessus();
    private static final String SMALL = """
            <?xml version="1.0"?>
            <NessusClientData_v2><Policy><Preferences><ServerPreferences>
            <preference><value>1;2;19506</value><name>plugin_set</name></preference>
            <preference><name>port_range</name><value>1-1024,8443</value></preference>
            </ServerPreferences></Preferences></Policy>
            <Report name="r" xmlns:cm="http://www.nessus.org/cm"><ReportHost name="a.example">
            <ReportItem port="443" svc_name="www" protocol="tcp" severity="3" pluginID="1" pluginName="t" pluginFamily="Web">
            <cve>CVE-2021-44228</cve><cve>not one</cve><cvss_base_score>5.0</cvss_base_score>
            <cvss3_base_score>9.8</cvss3_base_score><exploit_available>true</exploit_available>
            <plugin_output>seen &lt;here&gt;</plugin_output></ReportItem>
            <ReportItem port="0" protocol="TCP" severity="2" pluginID="21157"><cm:compliance-check-name>1.1 Ensure it
            </cm:compliance-check-name><cm:compliance-functional-id>ab12</cm:compliance-functional-id></ReportItem>
            <HostProperties><tag name="Credentialed_Scan">true</tag><tag name="host-ip">192.0.2.7</tag>
            <tag name="HOST_END">x</tag></HostProperties></ReportHost>
            <ReportItem port="" severity="" pluginID="9"><risk_factor>Low</risk_factor></ReportItem>
            </Report></NessusClientData_v2>
            """;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            nessus_entity_bomb.nessus ; HOSTILE       ; 2
            nessus_xxe_file.nessus    ; HOSTILE       ; 2
            nessus_truncated.nessus   ; TRUNCATED     ; 8
            not_a_report.nessus       ; UNKNOWN_FORMAT; 0
            """)
    void scan_hostileFiles_areRefusedWithTheirPlace(String name, Kind kind, int leastLine) {
        Path file = SharedData.folder("scans/hostile").resolve(name);
        ReportProblem problem = problem(Reports.scan(file));
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.line()).isGreaterThanOrEqualTo(leastLine);
        assertThat(problem.toString())
                .doesNotContain("\n")
                .doesNotContain("root:")
                .hasSizeLessThan(300);
    }

    @Test
    void read_smallReport_handsOnEveryField() throws IOException {
        Kept kept = new Kept();
        Reading reading = NESSUS.read(() -> stream(SMALL), kept);
        assertThat(kept.items).hasSize(3);
        ReportedItem item = kept.items.getFirst();
        assertThat(item.weakness()).isEqualTo("nessus:1");
        assertThat(item.asset()).contains(AssetKey.host("a.example"));
        assertThat(item.cves()).containsExactly("CVE-2021-44228");
        assertThat(item.cvss()).isEqualTo(9.8);
        assertThat(item.exploitable()).isTrue();
        assertThat(item.texts().output()).isEqualTo("seen <here>");
        assertThat(kept.items.get(1).weakness()).isEqualTo("nessus:21157/ab12");
        assertThat(kept.items.get(1).protocol()).isEqualTo("tcp");
        assertThat(kept.items.get(2).asset()).isEmpty();
        assertThat(kept.hosts)
                .containsExactly(ReportedAsset.of(AssetKey.host("a.example"))
                        .with(AssetIdKind.ADDRESS, "192.0.2.7")
                        .looked(true, true));
        assertThat(reading).isInstanceOfSatisfying(Reading.Whole.class, whole -> {
            assertThat(whole.summary().credentialed()).isTrue();
            assertThat(whole.summary().looksFor().weaknesses()).contains("nessus:2");
            assertThat(whole.summary().looksFor().ports())
                    .hasValueSatisfying(ports ->
                            assertThat(ports.names(8443) && !ports.names(8080)).isTrue());
        });
    }

    @Test
    void read_longOutput_isCutAndSaysSo() throws IOException {
        Kept kept = new Kept();
        NESSUS.read(() -> stream(SMALL.replace("seen", "x".repeat(3_000_000))), kept);
        assertThat(kept.items.getFirst().texts().output()).hasSize(ItemParts.LONGEST_OUTPUT);
        assertThat(kept.items.getFirst().texts().cut()).isTrue();
        assertThat(kept.items.get(1).texts().cut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            severity="3" ; severity="9"     ; MALFORMED
            port="443"   ; port="70000"     ; MALFORMED
            pluginID="1" ; pluginID=""      ; MALFORMED
            name="a.example" ; name=""      ; MALFORMED
            <cve>        ; <ReportItem>     ; MALFORMED
            <cve>        ; <xmlns:cve>      ; MALFORMED
            not one      ; '&none;'         ; HOSTILE
            """)
    void read_brokenReport_isRefused(String from, String to, Kind kind) throws IOException {
        ReportProblem problem = problem(NESSUS.read(() -> stream(SMALL.replace(from, to)), ReportSink.NOTHING));
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.line()).isPositive();
    }

    @Test
    void read_endlessParts_areRefusedBeforeTheyFillTheMemory() throws IOException {
        for (String start : List.of(
                "<NessusClientData_v2><a b='",
                "<NessusClientData_v2><!--",
                "<NessusClientData_v2><Report><ReportItem pluginID='19506' severity='0'><plugin_output>",
                "<NessusClientData_v2 ",
                "<")) {
            ReportProblem problem = problem(NESSUS.read(() -> endless(start, "a"), ReportSink.NOTHING));
            assertThat(problem.kind()).as(start).isIn(Kind.TOO_LARGE, Kind.MALFORMED);
        }
        assertThat(problem(NESSUS.read(() -> endless("<NessusClientData_v2>", "<a>"), ReportSink.NOTHING))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void read_endlessNames_areRefused() throws IOException {
        StringBuilder names = new StringBuilder("<NessusClientData_v2>");
        for (int i = 0; i < 10_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        assertThat(problem(NESSUS.read(() -> stream(names.toString()), ReportSink.NOTHING))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            %PDF-1.7            ; a PDF document
            {"runs": []}        ; JSON
            Plugin,Host,Port,Risk ; a table such as CSV
            hello there         ; plain text
            """)
    void scan_otherFiles_sayWhatTheyLookLike(String content, String is, @TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("week.nessus"), content);
        assertThat(problem(Reports.scan(file)).what()).contains(is);
        Files.writeString(file, "<?xml version='1.0'?><svg/>");
        assertThat(problem(Reports.scan(file)).what()).contains("an SVG picture");
        Files.writeString(file, "<NessusClientData_v3/>");
        assertThat(problem(Reports.scan(file)).kind()).isEqualTo(Kind.UNKNOWN_FORMAT);
        Files.writeString(file, "");
        assertThat(problem(Reports.scan(file)).what()).contains("an empty file");
    }

    @Test
    void scan_noFileOrFolder_isAProblemNotACrash(@TempDir Path temp) {
        assertThat(problem(Reports.scan(temp)).kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(problem(Reports.scan(temp.resolve("none"))).what()).contains("no such file");
    }

    @Test
    void read_everyPrefix_isTruncatedOrMalformed() throws IOException {
        byte[] bytes = SMALL.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            Reading reading = NESSUS.read(ReportBytes.of(Arrays.copyOf(bytes, length)), ReportSink.NOTHING);
            assertThat(problem(reading).kind()).as("first %d bytes", length).isEqualTo(Kind.TRUNCATED);
        }
    }

    @Test
    void read_mutatedReports_giveOnlyAReportOrAProblem() throws IOException {
        Random random = new Random(20_240_501);
        byte[] bytes = SMALL.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] mutated = mutate(bytes, random);
            Reading reading = NESSUS.read(ReportBytes.of(mutated), new Kept());
            if (reading instanceof Reading.Refused r) {
                refused++;
                assertThat(r.problem().toString()).doesNotContain("\n");
            }
        }
        assertThat(refused).isBetween(2_000, 19_990);
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "<>&;'\"/=! \u0000[]".charAt(random.nextInt(13));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> {
                    int length = Math.min(random.nextInt(40), bytes.length - at);
                    System.arraycopy(original, random.nextInt(original.length - length), bytes, at, length);
                }
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }

    private static InputStream endless(String start, String repeated) {
        String chunk = repeated.repeat(10_000);
        return new SequenceInputStream(
                Collections.enumeration(new ArrayList<>(List.of(stream(start), new InputStream() {
                    private int at;

                    @Override
                    public int read() {
                        return chunk.charAt(at++ % chunk.length());
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        for (int i = 0; i < length; i++) {
                            into[offset + i] = (byte) read();
                        }
                        return length;
                    }
                }))));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ReportProblem problem(Reading reading) {
        return switch (reading) {
            case Reading.Refused refused -> refused.problem();
            case Reading.Whole whole -> throw new AssertionError("was read: " + whole.summary());
        };
    }

    private static final class Kept implements ReportSink {
        private final List<ReportedItem> items = new ArrayList<>();
        private final List<ReportedAsset> hosts = new ArrayList<>();

        @Override
        public void item(ReportedItem item) {
            items.add(item);
        }

        @Override
        public void asset(ReportedAsset host) {
            hosts.add(host);
        }
    }
}
