package concordat.app.control;

import static concordat.app.control.OneBody.BODY;
import static concordat.app.control.OneBody.EVERY;
import static concordat.app.control.OneBody.LEAD;
import static concordat.app.control.OneBody.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.FindingExportView;
import concordat.exchange.findings.FindingFormat;
import concordat.web.desk.ExportDesk.Export;
import concordat.web.desk.FindingWish;
import concordat.web.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Findings go out whole, sealed while they wait, seen by the body, and nothing of them is left behind.
@Tag("slow")
@Timeout(120)
final class SpooledExportDeskTest {

    @TempDir
    Path folder = Path.of("");

    private OneBody body;
    private SpooledExportDesk desk;

    private static FindingWish wish(Optional<String> cve) {
        return new FindingWish(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                cve,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @BeforeEach
    void start() throws IOException {
        body = OneBody.start(folder);
        desk = new SpooledExportDesk(
                body.stores, body.acts, body.keys(), body.yardsticks, body.lists, body.clock, body.data.uploads());
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            String more = "<cve>CVE-2026-1000" + i % 7 + "</cve><solution>Update it.</solution><plugin_output>saw this "
                    + i + "</plugin_output>";
            items.append(OneBody.item(i + 1, i % 5, 900_000 + i % 7, "Sample " + i % 7, more));
        }
        body.taken(OneBody.host("web-1", "web-1", 1_772_000_000, items.toString()));
    }

    @AfterEach
    void stop() {
        body.close();
    }

    private Export export(String format, FindingWish wish) throws IOException {
        return desk.export(LEAD, BODY, wish, format, Optional.empty());
    }

    private byte[] written(Export export) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.writer().writeTo(out);
        return out.toByteArray();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(body.data.uploads())) {
            return files.toList();
        }
    }

    @Test
    void everyFormat_holdsAllThatWasAskedFor_andLeavesNothingBehind() throws IOException {
        for (FindingFormat format : FindingFormat.values()) {
            Export export = export(format.word(), EVERY);

            assertThat(export.findings()).as(format.word()).isEqualTo(1_200);
            assertThat(export.fileName()).endsWith("." + format.ending());
            assertThat(written(export)).as(format.word()).isNotEmpty();
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void aTable_tellsEveryFindingOnce_worstFirst() throws IOException {
        List<String> lines = new String(written(export("csv", EVERY)), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(1_201);
        assertThat(lines.get(1)).contains("\"critical\"").contains("web-1.sample.invalid");
        assertThat(lines.stream().distinct()).hasSize(1_201);
        assertThat(lines.getLast()).contains("\"info\"");
    }

    @Test
    void whatIsAskedFor_isAllThatGoesOut() throws IOException {
        Export one = export("csv", wish(Optional.of("CVE-2026-10003")));

        assertThat(one.findings()).isEqualTo(171);
        assertThat(new String(written(one), StandardCharsets.UTF_8).lines()).hasSize(172);
    }

    @Test
    void whileItWaits_nothingCanBeReadOfIt() throws IOException {
        Export export = export("csv", EVERY);

        assertThat(left()).hasSize(1);
        assertThat(Files.readString(left().getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("web-1")
                .doesNotContain("CVE-2026");

        written(export);
        assertThat(left()).isEmpty();
    }

    @Test
    void theBodySees_whoTookWhat_newestFirst() throws IOException {
        written(export("csv", EVERY));
        written(desk.export(LEAD, BODY, wish(Optional.of("CVE-2026-10003")), "pdf", Optional.of("owner")));

        assertThat(desk.exports(BODY, Optional.empty(), 10).items())
                .containsExactly(
                        new FindingExportView(NOW, "lead", "pdf for owner", 171, "open findings, of CVE-2026-10003"),
                        new FindingExportView(NOW, "lead", "csv", 1_200, "open findings"));
        var first = desk.exports(BODY, Optional.empty(), 1);
        assertThat(first.items()).hasSize(1);
        assertThat(desk.exports(BODY, first.next(), 1).items())
                .extracting(FindingExportView::format)
                .containsExactly("csv");
    }

    @Test
    void aReaderWhoGoesAway_leavesRoomForOthers() throws IOException {
        for (int i = 0; i < 10; i++) {
            Export export = export("sarif", EVERY);
            assertThatThrownBy(() -> export.writer().writeTo(new OutputStream() {
                        @Override
                        public void write(int one) throws IOException {
                            throw new IOException("the reader is gone");
                        }
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void threeAreMadeAtATime() throws IOException {
        List<Export> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(export("csv", EVERY));
        }
        assertThatThrownBy(() -> export("csv", EVERY))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(429));
        for (Export export : waiting) {
            written(export);
        }
        assertThat(written(export("csv", EVERY))).isNotEmpty();
    }

    @Test
    void whatThereIsNot_isRefusedInWords() {
        assertThatThrownBy(() -> export("docx", EVERY)).hasMessageContaining("csv, xlsx");
        assertThatThrownBy(() -> desk.export(LEAD, BODY, EVERY, "csv", Optional.of("owner")))
                .hasMessageContaining("the same for everybody");
        assertThatThrownBy(() -> desk.export(LEAD, BODY, EVERY, "pdf", Optional.of("king")))
                .hasMessageContaining("security-officer");
        assertThatThrownBy(() -> export("oscal-poam", wish(Optional.of("CVE-1999-0001"))))
                .hasMessageContaining("cannot be without one");
    }
}
