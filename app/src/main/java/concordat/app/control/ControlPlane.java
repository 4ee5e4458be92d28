package concordat.app.control;

import concordat.app.clock.NetworkClock;
import concordat.app.devices.DeviceOffice;
import concordat.app.notices.NoticeOffice;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.app.signals.SignalOffice;
import concordat.app.tickets.TicketOffice;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Handling;
import concordat.decision.Snapshot;
import concordat.feed.FeedClock;
import concordat.feed.FeedServer;
import concordat.feed.FeedSource;
import concordat.feed.FeedTls;
import concordat.feed.FileSequenceLog;
import concordat.feed.ServerPace;
import concordat.feed.ServerSettings;
import concordat.store.DatabaseAddress;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.store.findings.BodyKeys;
import concordat.web.desk.VulnerabilityDesk;
import concordat.web.http.Answer;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import concordat.web.http.WebServer;
import concordat.web.page.Pages;
import concordat.web.read.ProgrammeReadings;
import concordat.web.v1.Api;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The control plane, wired: one short method for each part, started in the order of need and closed in reverse.
public final class ControlPlane implements AutoCloseable {

    /// Who the operator's command line acts as.
    public static final PersonId OPERATOR = new PersonId("authority-lead");

    /// How long a silent gateway counts as a laggard when no edition says.
    private static final Duration STALE_LIMIT = Duration.ofDays(1);

    /// The embedded database is started beside this, and may have to recover first.
    private static final Duration DATABASE_WITHIN = Duration.ofSeconds(80);

    private final Settings settings;
    private final DataFolder folder;
    private final NetworkClock clock;
    private final SecureRandom random = new SecureRandom();
    private final Vertx vertx = Vertx.vertx();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-clockwork").factory());
    /// For what may take long and nobody waits for.
    private final ScheduledExecutorService chores = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-chores").factory());

    private ControlPlane(Settings settings, DataFolder folder, NetworkClock clock) {
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
    }

    /// Starts everything; returns when the web answers.
    ///
    /// @param network the network's id
    public static ControlPlane start(Settings settings, NetworkId network, boolean demonstration)
            throws IOException, InterruptedException {
        DataFolder folder = DataFolder.open(settings.data());
        NetworkClock clock = NetworkClock.open(folder.clock(), demonstration);
        ControlPlane plane = new ControlPlane(settings, folder, clock);
        boolean started = false;
        try {
            plane.wire(network, demonstration);
            started = true;
            return plane;
        } finally {
            if (!started) {
                plane.close();
            }
        }
    }

    private void wire(NetworkId network, boolean demonstration) throws IOException, InterruptedException {
        Instant machine = InstantSource.system().instant();
        Keyring keyring = Keyring.open(folder, network.value(), machine, random);
        Stores stores = kept(Stores.open(database()));
        LedgerStore ledger = kept(stores.ledger(new LedgerSettings(
                network,
                keyring.headSigner(),
                "control " + ProcessHandle.current().pid(),
                clock)));
        Publisher publisher = kept(new Publisher(
                clock, Epochs.open(folder.run().resolve("epoch")), stores.callers(network), ledger::current));
        FeedServer feed = wireFeed(network, keyring, ledger, publisher);
        StoreActDesk acts = new StoreActDesk(ledger, random);
        folder.emptyUploads();
        BodyKeys keys = new BodyKeys(folder.keys().resolve("bodies"), random);
        Yardsticks yardsticks = new Yardsticks(stores, acts::programme, clock);
        ImportDesk imports = kept(new ImportDesk(
                stores, acts, ledger::leads, keys, yardsticks, clock, folder.uploads(), ImportDesk.Bounds.ofMachine()));
        FindingLists findings = new FindingLists(stores, acts, keys, yardsticks, clock);
        SpooledExportDesk exports =
                new SpooledExportDesk(stores, acts, keys, yardsticks, findings, clock, folder.uploads());
        imports.reconcile();
        VulnerabilityDesk vulnerabilities =
                wireJudging(stores, acts, new Judging(stores, acts::programme, ledger::leads, yardsticks, imports));
        KeptEvidenceDesk evidence = wireEvidence(stores, ledger, keys);
        ClockworkLoop clockwork = wireClockwork(ledger, publisher, feed);
        NoticeOffice office = wireNotices(network, stores, ledger);
        Choices choices = new Choices(stores, acts, keys, findings);
        FindingSets sets = new FindingSets(stores, acts);
        sets.sweep();
        StoredRemedyDesk remedies = new StoredRemedyDesk(stores, acts, keys, choices, sets, clock);
        DeviceOffice devices = wireDevices(network, stores, ledger, publisher, keyring);
        imports.takeUp(); // once everything hears of the acts that it appends
        wireWeb(
                network,
                demonstration,
                stores,
                ledger,
                publisher,
                feed,
                acts,
                imports,
                findings,
                new PairedAssetDesk(stores, acts, keys, imports),
                exports,
                new HealthCheckLists(stores, acts, keys, yardsticks),
                remedies,
                new StoredRatingDesk(stores, acts, choices, sets, yardsticks, imports, clock),
                vulnerabilities,
                evidence,
                clockwork,
                keyring,
                office,
                wireTickets(network, stores, ledger, keys),
                devices,
                wireSignals(network, stores, ledger, devices));
    }

    private <T extends AutoCloseable> T kept(T part) {
        open.add(part);
        return part;
    }

    private DatabaseAddress database() throws IOException, InterruptedException {
        if (settings.database().isEmpty()) {
            return EmbeddedPostgres.awaited(folder.root(), settings.databasePort(), DATABASE_WITHIN);
        }
        String password = settings.databasePasswordFile().isPresent()
                ? Files.readString(settings.databasePasswordFile().get()).strip()
                : "";
        return new DatabaseAddress(settings.database().get(), settings.databaseUser(), password);
    }

    private FeedServer wireFeed(NetworkId network, Keyring keyring, LedgerStore ledger, Publisher publisher)
            throws IOException, InterruptedException {
        FeedTls tls = new FeedTls(
                keyring.feed().chainPem(),
                keyring.feed().keyPem(),
                keyring.authority().certificatePem());
        Duration stale = ledger.current().programme().editionAt(clock.instant()).stream()
                .flatMap(e -> e.handlings().stream())
                .map(Handling::staleLimit)
                .max(Duration::compareTo)
                .orElse(STALE_LIMIT);
        FileSequenceLog sequences = kept(FileSequenceLog.open(folder.run().resolve("feed-sequence")));
        FeedServer feed = new FeedServer(
                vertx,
                new ServerSettings(
                        network.value(),
                        keyring.network(),
                        tls,
                        "127.0.0.1",
                        settings.feedPort(),
                        stale,
                        ServerPace.standard()),
                FeedClock.of(InstantSource.system(), System::nanoTime),
                sequences,
                new LedgerFeedSource(ledger, publisher));
        kept(feed);
        feed.start().toCompletableFuture().join();
        publisher.start(feed);
        return feed;
    }

    /// What the feed asks of us.
    private final class LedgerFeedSource implements FeedSource {

        private final LedgerStore ledger;
        private final Publisher publisher;

        LedgerFeedSource(LedgerStore ledger, Publisher publisher) {
            this.ledger = ledger;
            this.publisher = publisher;
        }

        @Override
        public Map<String, String> gateways() {
            return ledger.current().programme().gateways().stream()
                    .collect(Collectors.toMap(
                            g -> g.act().fingerprint(), g -> g.act().gateway().value()));
        }

        @Override
        public long clockOffset() {
            return clock.offsetMicros();
        }

        @Override
        public boolean current() {
            return ledger.leads() && publisher.inStep();
        }

        @Override
        public void wholeWanted() {
            publisher.wholeWanted();
        }
    }

    private KeptEvidenceDesk wireEvidence(Stores stores, LedgerStore ledger, BodyKeys keys) {
        KeptEvidenceDesk evidence =
                new KeptEvidenceDesk(stores, () -> ledger.current().programme(), keys, clock);
        ScheduledFuture<?> tidying =
                chores.scheduleWithFixedDelay(() -> tidied(evidence, ledger), 60, 3_600, TimeUnit.SECONDS);
        open.add(() -> tidying.cancel(false));
        return evidence;
    }

    private static void tidied(KeptEvidenceDesk evidence, LedgerStore ledger) {
        try {
            if (ledger.leads()) {
                evidence.tidy();
            }
        } catch (RuntimeException e) {
            // The loop's top: it tries again in an hour.
            System.getLogger(ControlPlane.class.getName())
                    .log(System.Logger.Level.ERROR, "documents that nothing names could not be removed", e);
        }
    }

    /// Findings are judged anew soon after an edition comes into force, and at once when a list is held.
    private VulnerabilityDesk wireJudging(Stores stores, StoreActDesk acts, Judging judging) {
        ScheduledFuture<?> again = chores.scheduleWithFixedDelay(() -> judged(judging), 5, 5, TimeUnit.SECONDS);
        open.add(() -> again.cancel(false));
        return new StoredVulnerabilityDesk(stores, acts, judging, () -> chores.execute(() -> judged(judging)));
    }

    private static void judged(Judging judging) {
        try {
            judging.run();
        } catch (RuntimeException e) {
            // The loop's top: it tries again in some seconds.
            System.getLogger(ControlPlane.class.getName())
                    .log(System.Logger.Level.ERROR, "findings could not be judged anew", e);
        }
    }

    private ClockworkLoop wireClockwork(LedgerStore ledger, Publisher publisher, FeedServer feed) {
        ClockworkLoop clockwork = new ClockworkLoop(ledger, clock);
        kept(ledger.subscribe((entries, after) -> {
            publisher.catchUp();
            if (entries.stream().anyMatch(e -> concernsGateways(e.act()))) {
                feed.gatewaysChanged();
            }
            timer.execute(() -> due(clockwork));
        }));
        ScheduledFuture<?> ticking = timer.scheduleWithFixedDelay(() -> due(clockwork), 1, 1, TimeUnit.SECONDS);
        open.add(() -> ticking.cancel(false));
        return clockwork;
    }

    private NoticeOffice wireNotices(NetworkId network, Stores stores, LedgerStore ledger) throws IOException {
        NoticeOffice office = kept(new NoticeOffice(new NoticeOffice.Ground(
                vertx, stores, network, ledger, clock, random, folder.keys(), settings.web(), settings.outgoing())));
        kept(ledger.subscribe((entries, after) -> office.appended(entries)));
        office.start();
        return office;
    }

    private TicketOffice wireTickets(NetworkId network, Stores stores, LedgerStore ledger, BodyKeys keys) {
        TicketOffice office = kept(new TicketOffice(
                new TicketOffice.Ground(
                        vertx,
                        stores,
                        network,
                        () -> ledger.current().programme(),
                        ledger::leads,
                        clock,
                        random,
                        folder.keys(),
                        keys::vault,
                        settings.web(),
                        settings.outgoing()),
                new FixContents(stores, () -> ledger.current().programme(), keys, clock)));
        office.start();
        return office;
    }

    private DeviceOffice wireDevices(
            NetworkId network, Stores stores, LedgerStore ledger, Publisher publisher, Keyring keyring) {
        DeviceOffice office = kept(new DeviceOffice(
                new DeviceOffice.Ground(
                        vertx,
                        stores,
                        network,
                        () -> ledger.current().programme(),
                        ledger::leads,
                        clock,
                        InstantSource.system(),
                        random,
                        keyring.authority(),
                        settings.devicePort(),
                        settings.web(),
                        settings.outgoing().publicUrl()),
                publisher::devicesChanged));
        office.start();
        kept(ledger.subscribe((entries, after) -> entries.forEach(entry -> {
            if (entry.act() instanceof RoleEnded ended) {
                office.roleEnded(ended.person());
            }
        })));
        return office;
    }

    private SignalOffice wireSignals(NetworkId network, Stores stores, LedgerStore ledger, DeviceOffice devices) {
        SignalOffice office = kept(new SignalOffice(
                new SignalOffice.Ground(
                        vertx,
                        stores,
                        network,
                        () -> ledger.current().programme(),
                        ledger::leads,
                        clock,
                        random,
                        folder.keys(),
                        settings.web(),
                        settings.outgoing()),
                devices::tell));
        office.start();
        return office;
    }

    private static void due(ClockworkLoop clockwork) {
        try {
            clockwork.doWhatIsDue();
        } catch (RuntimeException e) {
            // The loop's top: it tries again in a second.
            System.getLogger(ControlPlane.class.getName())
                    .log(System.Logger.Level.ERROR, "what is due could not be done", e);
        }
    }

    private void wireWeb(
            NetworkId network,
            boolean demonstration,
            Stores stores,
            LedgerStore ledger,
            Publisher publisher,
            FeedServer feed,
            StoreActDesk acts,
            ImportDesk imports,
            FindingLists findings,
            PairedAssetDesk assets,
            SpooledExportDesk exports,
            HealthCheckLists healthChecks,
            StoredRemedyDesk remedies,
            StoredRatingDesk ratings,
            VulnerabilityDesk vulnerabilities,
            KeptEvidenceDesk evidence,
            ClockworkLoop clockwork,
            Keyring keyring,
            NoticeOffice office,
            TicketOffice tickets,
            DeviceOffice devices,
            SignalOffice signals) {
        Passwords passwords = new Passwords(
                stores.accounts(network), stores.confirmations(network), clock, random, keyring.token(), OPERATOR);
        ProgrammeReadings readings = new ProgrammeReadings(
                () -> ledger.current().programme(), publisher::newest, () -> networkName(ledger), clock, ledger::asOf);
        KeptMap map = new KeptMap(folder.map());
        Api.Desks desks = new Api.Desks(
                readings,
                acts,
                imports,
                findings,
                assets,
                exports,
                healthChecks,
                remedies,
                ratings,
                vulnerabilities,
                evidence,
                new PublishedFeedDesk(publisher, feed, clock),
                new StoreLedgerDesk(ledger),
                new SignedCertificateDesk(ledger, keyring.headSigner(), () -> networkName(ledger), clock),
                new MovingClockDesk(clock, clockwork, publisher),
                devices.desk(),
                new ToldDevices(
                        stores.callers(network),
                        publisher,
                        () -> publisher.newest().map(Snapshot::terms).orElseThrow()),
                passwords,
                map,
                new RecordedUse(folder, clock),
                office.notices(),
                office.webhooks(),
                tickets.desk(),
                signals.desk(),
                publisher::newest,
                demonstration);
        List<Route> routes = new ArrayList<>(Api.routes(desks));
        routes.add(Route.get(
                "/health",
                Authority.PUBLIC,
                asked -> Answer.of(200, "text/plain", "ok\n".getBytes(StandardCharsets.UTF_8))));
        Pages pages = Pages.of(
                readings, () -> ledger.current().programme(), passwords, new CaseActs(acts), imports, map::map);
        routes.addAll(pages.routes());
        kept(WebServer.start(
                vertx,
                settings.webPort(),
                routes,
                passwords,
                () -> ledger.current().programme(),
                refusal -> asked -> Api.owns(asked)
                        ? Api.refusal(refusal, asked)
                        : pages.refusal(refusal).apply(asked),
                folder.uploads()));
    }

    /// The name stands in the ledger's first act.
    private static String networkName(LedgerStore ledger) {
        Programme programme = ledger.current().programme();
        Optional<String> name = programme.nextPosition() == 0
                ? Optional.empty()
                : ledger.entries(0, 1).stream().findFirst().flatMap(e -> name(e.act()));
        return name.orElse(programme.network().value());
    }

    private static Optional<String> name(Act act) {
        return act instanceof NetworkFounded founded ? founded.name().text() : Optional.empty();
    }

    private static boolean concernsGateways(Act act) {
        return act instanceof GatewayRegistered || act instanceof GatewayRetired;
    }

    /// @return where pages and API are
    public java.net.URI address() {
        return settings.web();
    }

    /// Ends everything in reverse order. What was acknowledged is on disk already.
    @Override
    public void close() {
        timer.shutdownNow();
        chores.shutdownNow();
        for (AutoCloseable part : open.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                System.getLogger(ControlPlane.class.getName())
                        .log(System.Logger.Level.WARNING, part + " did not close", e);
            }
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
