package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.BreachChange;
import concordat.api.view.FindingChoice;
import concordat.api.view.FindingRating;
import concordat.api.view.FindingView;
import concordat.api.view.Preview;
import concordat.api.view.PreviewOthers;
import concordat.api.view.RatingChange;
import concordat.api.view.RatingView;
import concordat.api.view.RefusedItem;
import concordat.api.view.ReportJob;
import concordat.app.settings.DataFolder;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.RatingAct.AdjustmentEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import concordat.intake.edition.Editions;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingScopes;
import concordat.web.desk.Doing;
import concordat.web.desk.FindingWish;
import concordat.web.desk.ReportUpload;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import concordat.web.v1.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One decision says of many findings that they count otherwise than their tools say, and of no others.
@Tag("slow")
@Timeout(120)
final class RatingManyFindingsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(60));
    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final PersonId LEAD = new PersonId("lead");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final PersonId OWNER = new PersonId("owner");
    private static final BodyId BODY = new BodyId("b1");
    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("e1");
    private static final long SCANNED = 1_777_800_000;
    private static final String WEAKNESS = "nessus:900001";

    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;

    @TempDir
    Path folder = Path.of("");

    private EmbeddedPostgres postgres;
    private Stores stores;
    private LedgerStore ledger;
    private StoreActDesk acts;
    private ImportDesk imports;
    private FindingLists lists;
    private FindingSets sets;
    private Judging judging;
    private StoredRatingDesk desk;

    @BeforeEach
    void start() throws IOException {
        DataFolder data = DataFolder.open(folder);
        postgres = EmbeddedPostgres.start(folder, freePort(), random.generateSeed(24));
        stores = Stores.open(postgres.address());
        Keyring keyring = Keyring.open(data, NETWORK.value(), NOW, random);
        ledger = stores.ledger(new LedgerSettings(NETWORK, keyring.headSigner(), "test", clock));
        acts = new StoreActDesk(ledger, random);
        act(LEAD, new NetworkFounded(acts.prose("Sample")));
        act(LEAD, new EditionIssued(Editions.modelCode()));
        act(LEAD, new BodyJoined(BODY, acts.prose("Body"), "district", "r01", ""));
        act(LEAD, new EnvironmentDeclared(ENVIRONMENT, BODY, acts.prose("Whole")));
        act(LEAD, new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(BODY)));
        act(LEAD, new RoleGranted(OWNER, Role.ACCOUNTABLE_OWNER, Optional.of(BODY)));
        Yardsticks yardsticks = new Yardsticks(stores, acts::programme, clock);
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
        sets = new FindingSets(stores, acts);
        judging = new Judging(stores, acts::programme, () -> true, yardsticks, imports);
        desk = new StoredRatingDesk(
                stores, acts, new Choices(stores, acts, keys(), lists), sets, yardsticks, imports, clock);
    }

    @AfterEach
    void stop() {
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

    private BodyKeys keys() {
        return new BodyKeys(folder.resolve("keys").resolve("bodies"), random);
    }

    private void act(PersonId person, Act act) {
        acts.append(List.of(new Wanted(person, act)), Optional.empty(), programme -> Optional.empty());
    }

    /// One weakness rated high on so many hosts, and on the first of them a medium and an informational one besides.
    private void imported(int hosts, long at) throws IOException {
        StringBuilder report = new StringBuilder();
        for (int host = 1; host <= hosts; host++) {
            report.append(host(host, item(3, 900_001) + (host == 1 ? item(2, 900_002) + item(0, 900_003) : ""), at));
        }
        taken(report.toString());
    }

    private void taken(String hosts) throws IOException {
        Path file = Files.writeString(
                folder.resolve("upload"),
                "<?xml version=\"1.0\" ?>\n<NessusClientData_v2><Report name=\"Weekly\">" + hosts
                        + "</Report></NessusClientData_v2>\n");
        String id = imports.submit(
                        new ReportUpload(
                                OFFICER,
                                BODY,
                                ENVIRONMENT,
                                Optional.empty(),
                                Strength.DECLARED,
                                Vantage.INSIDE,
                                Optional.empty(),
                                file),
                        Optional.empty())
                .id();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        ReportJob job = imports.job(id).orElseThrow();
        while (!job.over() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(20_000_000);
            job = imports.job(id).orElseThrow();
        }
        assertThat(job.state()).as("%s", job.problem()).isEqualTo("done");
    }

    private static String host(int number, String items, long at) {
        return """
                <ReportHost name="tls-%d.sample.invalid"><HostProperties>
                <tag name="host-fqdn">tls-%d.sample.invalid</tag>
                <tag name="Credentialed_Scan">true</tag>
                <tag name="HOST_START_TIMESTAMP">%d</tag>
                <tag name="HOST_END_TIMESTAMP">%d</tag>
                </HostProperties>%s</ReportHost>
                """.formatted(number, number, at, at + 600, items);
    }

    private static String item(int severity, int plugin) {
        return """
                <ReportItem port="443" svc_name="x" protocol="tcp" severity="%d" pluginID="%d" pluginName="Weak %d" \
                pluginFamily="General"><solution>Set it otherwise.</solution><risk_factor>%s</risk_factor></ReportItem>
                """.formatted(
                        severity,
                        plugin,
                        plugin,
                        List.of("None", "Low", "Medium", "High", "Critical").get(severity));
    }

    private List<FindingView> findings() {
        FindingWish every = new FindingWish(
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
        return lists.findings(BODY, every, Optional.empty(), 100).items();
    }

    private FindingView on(int host) {
        return findings().stream()
                .filter(f -> f.weakness().equals(WEAKNESS) && f.asset().equals("host:tls-" + host + ".sample.invalid"))
                .findFirst()
                .orElseThrow();
    }

    private Doing doing(PersonId person, Optional<String> token) {
        return new Doing(person, this::foreseen, token);
    }

    /// By the rules, as the server has it.
    private Preview foreseen(List<Wanted> wanted) {
        Programme after = acts.programme();
        for (Wanted one : wanted) {
            if (after.check(one.actor(), one.act(), now.get()) instanceof Verdict.Refused refused) {
                throw Faults.refusal(refused, 0);
            }
            after = after.with(new Entry(NETWORK, after.nextPosition(), now.get(), one.actor(), one.act()));
        }
        return new Preview(List.of(), List.of(), List.of(), List.of(), 0, List.of(), PreviewOthers.NONE);
    }

    private static FindingRating of(Optional<String> weakness, String as) {
        return new FindingRating(
                List.of(),
                Optional.of(new FindingChoice(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        weakness,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.empty(),
                as,
                UNTIL,
                OFFICER.value(),
                "inside one room only");
    }

    private static FindingRating named(List<String> findings, Optional<String> from, String as) {
        return new FindingRating(findings, Optional.empty(), from, as, UNTIL, OFFICER.value(), "inside one room only");
    }

    private RatingChange tried(FindingRating wanted) {
        return desk.rate(BODY, Optional.empty(), wanted, doing(OWNER, Optional.empty()));
    }

    private RatingChange done(PersonId person, FindingRating wanted) {
        String token = desk.rate(BODY, Optional.empty(), wanted, doing(person, Optional.empty()))
                .token();
        return desk.rate(BODY, Optional.empty(), wanted, doing(person, Optional.of(token)));
    }

    private RatingView rating() {
        return desk.ratings(BODY, Optional.empty(), Optional.empty(), Optional.empty(), 50)
                .items()
                .getFirst();
    }

    private Map<String, Breach> breaches() {
        return acts.programme().breachesOf(ENVIRONMENT).stream()
                .collect(Collectors.toMap(b -> b.control().value(), b -> b));
    }

    @Test
    void manyFindingsAreRatedByOneAct_justAsPreviewed_andTheToolsWordsStay() throws IOException {
        imported(4, SCANNED);
        Map<String, Breach> before = breaches();
        long position = acts.programme().nextPosition();

        RatingChange shown = tried(of(Optional.of(WEAKNESS), "medium"));

        assertThat(acts.programme().nextPosition()).isEqualTo(position);
        assertThat(shown.decision()).isEmpty();
        assertThat(shown.findings()).isEqualTo(4);
        assertThat(shown.assets()).isEqualTo(4);
        assertThat(shown.from()).contains("high");
        assertThat(shown.severities()).isEqualTo(Map.of("high", 4));
        assertThat(shown.beside()).isZero();
        assertThat(shown.breaches()).isNotEmpty();

        RatingChange done = done(OWNER, of(Optional.of(WEAKNESS), "medium"));

        assertThat(acts.programme().nextPosition()).isEqualTo(position + 1);
        judging.run();
        for (BreachChange foreseen : shown.breaches()) {
            assertThat(Optional.ofNullable(before.get(foreseen.control())).map(Breach::breachesAt))
                    .isEqualTo(foreseen.failsAt());
            assertThat(Optional.ofNullable(breaches().get(foreseen.control())).map(Breach::breachesAt))
                    .isEqualTo(foreseen.failsThen());
        }
        assertThat(findings().stream().filter(f -> f.weakness().equals(WEAKNESS)))
                .hasSize(4)
                .allSatisfy(f -> {
                    assertThat(f.severity()).isEqualTo("high");
                    assertThat(f.adjusted().orElseThrow().severity()).isEqualTo("medium");
                    assertThat(f.adjusted().orElseThrow().decision())
                            .isEqualTo(done.decision().orElseThrow());
                });
        assertThat(rating().state()).isEqualTo("running");
        assertThat(rating().counting()).isEqualTo(4);
        assertThat(acts.entries(Optional.empty(), 500, Optional.empty(), Optional.of("rating-adjusted"))
                        .items()
                        .toString())
                .doesNotContain("tls-1", "900001");
    }

    @Test
    void whatWasNotPreviewed_orIsNotTheirs_isNotDone() throws IOException {
        imported(2, SCANNED);
        FindingRating wanted = of(Optional.of(WEAKNESS), "medium");
        long position = acts.programme().nextPosition();

        assertThatThrownBy(() -> desk.rate(BODY, Optional.empty(), wanted, doing(OWNER, Optional.of("0".repeat(32)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not what was previewed");
        assertThatThrownBy(() -> done(OFFICER, wanted)).isInstanceOf(Refusal.class);
        FindingRating own = new FindingRating(
                List.of(), wanted.filter(), Optional.empty(), "medium", UNTIL, OWNER.value(), "I say so");
        assertThatThrownBy(() -> done(OWNER, own)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> done(OWNER, of(Optional.of(WEAKNESS), "low"))).isInstanceOf(Refusal.class);
        assertThat(acts.programme().nextPosition()).isEqualTo(position);

        String token = tried(wanted).token();
        imported(3, SCANNED + 700_000);
        assertThatThrownBy(() -> desk.rate(BODY, Optional.empty(), wanted, doing(OWNER, Optional.of(token))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not what was previewed");
        assertThat(done(LEAD, of(Optional.of(WEAKNESS), "low")).findings()).isEqualTo(3);
    }

    @Test
    void whatCannotBeOfIt_isToldByItem() throws IOException {
        imported(3, SCANNED);
        assertThatThrownBy(() -> tried(of(Optional.empty(), "low")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("equally bad");
        String first = on(1).id();
        String second = on(2).id();
        done(OWNER, named(List.of(first), Optional.empty(), "medium"));
        taken(host(2, "", SCANNED + 700_000));
        List<String> ids = findings().stream().map(FindingView::id).collect(Collectors.toList());
        ids.addAll(List.of(second, "e1-999", "e2-1"));

        RatingChange shown = tried(named(ids, Optional.of("high"), "medium"));

        assertThat(shown.findings()).isEqualTo(1);
        assertThat(shown.severities()).isEqualTo(Map.of("high", 2, "medium", 1, "info", 1));
        assertThat(shown.refused().stream().collect(Collectors.toMap(RefusedItem::item, RefusedItem::why)))
                .hasSize(6)
                .hasEntrySatisfying(
                        first, why -> assertThat(why).startsWith("by decision").contains("medium until"))
                .containsEntry(second, "it is closed")
                .containsEntry("e1-999", "there is no such finding")
                .hasEntrySatisfying("e2-1", why -> assertThat(why).contains("no finding of environment e1"))
                .containsValue("its tools call it medium, and not high")
                .containsValue("it is informational, and need not be mended");
        assertThat(tried(named(List.of(first), Optional.empty(), "medium")).preview())
                .isEmpty();
    }

    @Test
    void newHostsAreBesideADecision_andWhatItsToolRatesOtherwiseIsNoLongerOfIt() throws IOException {
        imported(3, SCANNED);
        done(OWNER, of(Optional.of(WEAKNESS), "medium"));
        now.set(NOW.plus(Duration.ofDays(8)));
        taken(host(1, item(4, 900_001), SCANNED + 700_000)
                + host(2, "", SCANNED + 700_000)
                + host(3, item(3, 900_001), SCANNED + 700_000)
                + host(4, item(3, 900_001), SCANNED + 700_000));

        assertThat(on(1).adjusted()).isEmpty();
        assertThat(on(3).adjusted()).isPresent();
        assertThat(on(4).adjusted()).isEmpty();
        RatingView rating = rating();
        assertThat(rating.findings()).isEqualTo(3);
        assertThat(rating.counting()).isEqualTo(1);
        assertThat(rating.otherwise()).isEqualTo(1);
        assertThat(rating.closed()).isEqualTo(1);
        assertThat(rating.beside()).isEqualTo(1);

        FindingRating again = named(List.of(on(1).id()), Optional.empty(), "high");
        assertThat(tried(again).beside()).isEqualTo(1);
        done(OWNER, again);
        assertThat(on(1).adjusted().orElseThrow().severity()).isEqualTo("high");
    }

    @Test
    void aDecisionEndsByOneAct_orByItself_andEverythingIsAsItWas() throws IOException {
        imported(3, SCANNED);
        Map<String, Breach> before = breaches();
        RatingChange first = done(OWNER, of(Optional.of(WEAKNESS), "medium"));
        judging.run();
        assertThat(breaches()).isNotEqualTo(before);

        act(OWNER, new AdjustmentEnded(new RiskId(first.decision().orElseThrow()), acts.prose("it is reachable")));
        judging.run();
        assertThat(breaches()).isEqualTo(before);
        assertThat(rating().state()).isEqualTo("ended");
        assertThat(rating().counting()).isZero();

        done(OWNER, of(Optional.of(WEAKNESS), "medium"));
        judging.run();
        now.set(UNTIL);
        judging.run();
        assertThat(breaches()).isEqualTo(before);
        assertThat(rating().state()).isEqualTo("over");
        assertThat(findings()).allSatisfy(f -> assertThat(f.adjusted()).isEmpty());
    }

    @Test
    void setsThatNoActNamesAreSwept_andThoseOfDecisionsStay() throws IOException {
        imported(3, SCANNED);
        done(OWNER, of(Optional.of(WEAKNESS), "medium"));
        FindingScopes scopes = new FindingScopes(NETWORK, ENVIRONMENT);
        Set<String> stray = new HashSet<>(Set.of("11".repeat(32), "22".repeat(32)));
        stores.write(connection -> scopes.keep(connection, stray));

        sets.sweep();

        assertThat(stores.<Set<String>>read(connection -> scopes.members(connection, FindingScopes.digest(stray))))
                .isEmpty();
        String kept = acts.programme()
                .ratings()
                .of(ENVIRONMENT)
                .getFirst()
                .decided()
                .act()
                .scope();
        assertThat(stores.<Set<String>>read(connection -> scopes.members(connection, kept)))
                .hasSize(3);
    }
}
