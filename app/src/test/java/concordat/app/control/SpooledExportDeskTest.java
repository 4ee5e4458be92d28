package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.FindingExportView;
import concordat.api.view.ReportJob;
import concordat.app.settings.DataFolder;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Strength;
import concordat.exchange.findings.FindingFormat;
import concordat.findings.Vantage;
import concordat.intake.edition.Editions;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.store.findings.BodyKeys;
import concordat.web.desk.ExportDesk.Export;
import concordat.web.desk.FindingWish;
import concordat.web.desk.ReportUpload;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final PersonId LEAD = new PersonId("lead");
    private static final BodyId BODY = new BodyId("b1");
    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("e1");
    private static final FindingWish EVERY = wish(Optional.empty());

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = () -> NOW;

    @TempDir
    Path folder = Path.of("");

    private EmbeddedPostgres postgres;
    private Stores stores;
    private LedgerStore ledger;
    private ImportDesk imports;
    private SpooledExportDesk desk;
    private Path uploads;

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
        DataFolder data = DataFolder.open(folder);
        uploads = data.uploads();
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        postgres = EmbeddedPostgres.start(folder, port, random.generateSeed(24));
        stores = Stores.open(postgres.address());
        Keyring keyring = Keyring.open(data, NETWORK.value(), NOW, random);
        ledger = stores.ledger(new LedgerSettings(NETWORK, keyring.headSigner(), "test", clock));
        StoreActDesk acts = new StoreActDesk(ledger, random);
        act(acts, new NetworkFounded(acts.prose("Sample")));
        act(acts, new EditionIssued(Editions.modelCode()));
        act(acts, new BodyJoined(BODY, acts.prose("Body"), "district", "r01", ""));
        act(acts, new EnvironmentDeclared(ENVIRONMENT, BODY, acts.prose("Whole")));
        BodyKeys keys = new BodyKeys(folder.resolve("body-keys"), random);
        Yardsticks yardsticks = new Yardsticks(stores, acts::programme, clock);
        imports = new ImportDesk(
                stores, acts, () -> true, keys, yardsticks, clock, uploads, new ImportDesk.Bounds(2, 1_000_000));
        desk = new SpooledExportDesk(
                stores,
                acts,
                keys,
                yardsticks,
                new FindingLists(stores, acts, keys, yardsticks, clock),
                clock,
                uploads);
        imported();
    }

    private static void act(StoreActDesk acts, Act act) {
        acts.append(List.of(new Wanted(LEAD, act)), Optional.empty(), programme -> Optional.empty());
    }

    @AfterEach
    void stop() {
        imports.close();
        ledger.close();
        stores.close();
        postgres.close();
    }

    private void imported() throws IOException {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            items.append("<ReportItem port=\"" + (i + 1) + "\" svc_name=\"x\" protocol=\"tcp\" severity=\"" + i % 5
                    + "\" pluginID=\"" + (900_000 + i % 7) + "\" pluginName=\"Sample " + i % 7
                    + "\" pluginFamily=\"Web\"><cve>CVE-2026-1000" + i % 7 + "</cve><solution>Update it.</solution>"
                    + "<plugin_output>saw this " + i + "</plugin_output></ReportItem>");
        }
        Path file = Files.writeString(
                folder.resolve("upload"),
                "<?xml version=\"1.0\" ?><NessusClientData_v2><Report name=\"Monthly\"><ReportHost"
                        + " name=\"web-1.sample.invalid\"><HostProperties><tag name=\"Credentialed_Scan\">true</tag>"
                        + "<tag name=\"HOST_START_TIMESTAMP\">1772000000</tag>"
                        + "<tag name=\"HOST_END_TIMESTAMP\">1772000600</tag></HostProperties>" + items
                        + "</ReportHost></Report></NessusClientData_v2>");
        ReportJob job = imports.submit(
                new ReportUpload(
                        LEAD,
                        BODY,
                        ENVIRONMENT,
                        Optional.empty(),
                        Strength.MACHINE,
                        Vantage.INSIDE,
                        Optional.empty(),
                        file),
                Optional.empty());
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!job.over() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
            job = imports.job(job.id()).orElseThrow();
        }
        assertThat(job.state()).as("%s", job.problem()).isEqualTo("done");
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
        try (Stream<Path> files = Files.list(uploads)) {
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
