package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.FindingView;
import concordat.api.view.Preview;
import concordat.api.view.PreviewOthers;
import concordat.api.view.ReportJob;
import concordat.app.settings.DataFolder;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import concordat.intake.edition.Editions;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.store.findings.BodyKeys;
import concordat.web.desk.FindingWish;
import concordat.web.desk.ReportUpload;
import concordat.web.desk.Wanted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A network of one body with one environment: the parts of a control plane that take in reports and tell findings,
/// over a real database, at a time that tests set.
final class OneBody implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    static final NetworkId NETWORK = new NetworkId("sample");
    static final PersonId LEAD = new PersonId("lead");
    static final PersonId OFFICER = new PersonId("officer");
    static final BodyId BODY = new BodyId("b1");
    static final EnvironmentId ENVIRONMENT = new EnvironmentId("e1");

    /// The second at which a scan began shortly before [#NOW].
    static final long SCANNED = 1_777_800_000;

    static final FindingWish EVERY = new FindingWish(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /// For whatever does not ask what its acts would change.
    static final Preview NOTHING_FORESEEN =
            new Preview(List.of(), List.of(), List.of(), List.of(), 0, List.of(), PreviewOthers.NONE);

    final SecureRandom random = new SecureRandom();
    final DataFolder data;
    final Stores stores;
    final StoreActDesk acts;
    final Yardsticks yardsticks;
    final ImportDesk imports;
    final FindingLists lists;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final InstantSource clock = now::get;
    private final EmbeddedPostgres postgres;
    private final LedgerStore ledger;

    private OneBody(Path folder) throws IOException {
        data = DataFolder.open(folder);
        postgres = EmbeddedPostgres.start(folder, freePort(), random.generateSeed(24));
        stores = Stores.open(postgres.address());
        Keyring keyring = Keyring.open(data, NETWORK.value(), NOW, random);
        ledger = stores.ledger(new LedgerSettings(NETWORK, keyring.headSigner(), "test", clock));
        acts = new StoreActDesk(ledger, random);
        yardsticks = new Yardsticks(stores, acts::programme, clock);
        imports = new ImportDesk(
                stores,
                acts,
                () -> true,
                keys(),
                yardsticks,
                clock,
                data.uploads(),
                new ImportDesk.Bounds(1, 10_000_000));
        lists = new FindingLists(stores, acts, keys(), yardsticks, clock);
    }

    static OneBody start(Path folder) throws IOException {
        OneBody body = new OneBody(folder);
        body.act(LEAD, new NetworkFounded(body.acts.prose("Sample")));
        body.act(LEAD, new EditionIssued(Editions.modelCode()));
        body.act(LEAD, new BodyJoined(BODY, body.acts.prose("Body"), "district", "r01", ""));
        body.act(LEAD, new EnvironmentDeclared(ENVIRONMENT, BODY, body.acts.prose("Whole")));
        body.act(LEAD, new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(BODY)));
        return body;
    }

    @Override
    public void close() {
        imports.close();
        ledger.close();
        stores.close();
        postgres.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /// Read anew, as by the next start.
    BodyKeys keys() {
        return new BodyKeys(data.keys().resolve("bodies"), random);
    }

    /// From now on it is that time.
    void at(Instant instant) {
        now.set(instant);
    }

    void act(PersonId person, Act act) {
        acts.append(List.of(new Wanted(person, act)), Optional.empty(), programme -> Optional.empty());
    }

    List<FindingView> findings(FindingWish wish) {
        return lists.findings(BODY, wish, Optional.empty(), 100).items();
    }

    /// Imports what a scan showed of these hosts.
    void taken(String hosts) throws IOException {
        Path file = Files.writeString(data.root().resolve("upload"), report(hosts));
        ReportJob job = ended(imports, imports.submit(upload(OFFICER, file, Strength.DECLARED), Optional.empty()));
        assertThat(job.state()).as("%s", job.problem()).isEqualTo("done");
    }

    static ReportUpload upload(PersonId person, Path file, Strength strength) {
        return new ReportUpload(
                person, BODY, ENVIRONMENT, Optional.empty(), strength, Vantage.INSIDE, Optional.empty(), file);
    }

    static ReportJob ended(ImportDesk desk, ReportJob job) {
        await("the import is over", () -> desk.job(job.id()).orElseThrow().over());
        return desk.job(job.id()).orElseThrow();
    }

    static void await(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// As Nessus writes it.
    static String report(String hosts) {
        return "<?xml version=\"1.0\" ?>\n<NessusClientData_v2><Report name=\"Weekly\">" + hosts
                + "</Report></NessusClientData_v2>\n";
    }

    /// One host of a report.
    ///
    /// @param at the second at which its scan began
    static String host(String name, String fullName, long at, String items) {
        return """
                <ReportHost name="%s.sample.invalid"><HostProperties>
                <tag name="host-fqdn">%s.sample.invalid</tag>
                <tag name="Credentialed_Scan">true</tag>
                <tag name="HOST_START_TIMESTAMP">%d</tag>
                <tag name="HOST_END_TIMESTAMP">%d</tag>
                </HostProperties>%s</ReportHost>
                """.formatted(name, fullName, at, at + 600, items);
    }

    /// What a scan showed on one host.
    ///
    /// @param severity from 0, informational, to 4, critical
    /// @param more what else is said of it, as elements
    static String item(int port, int severity, int plugin, String title, String more) {
        return """
                <ReportItem port="%d" svc_name="x" protocol="tcp" severity="%d" pluginID="%d" pluginName="%s" \
                pluginFamily="General">%s<risk_factor>%s</risk_factor></ReportItem>
                """.formatted(
                        port,
                        severity,
                        plugin,
                        title.replace("<", "&lt;"),
                        more,
                        List.of("None", "Low", "Medium", "High", "Critical").get(severity));
    }
}
