package concordat.app.control;

import static concordat.app.control.OneBody.BODY;
import static concordat.app.control.OneBody.ENVIRONMENT;
import static concordat.app.control.OneBody.LEAD;
import static concordat.app.control.OneBody.NETWORK;
import static concordat.app.control.OneBody.NOW;
import static concordat.app.control.OneBody.OFFICER;
import static concordat.app.control.OneBody.SCANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.BreachChange;
import concordat.api.view.FindingChoice;
import concordat.api.view.FindingRating;
import concordat.api.view.FindingView;
import concordat.api.view.Preview;
import concordat.api.view.RatingChange;
import concordat.api.view.RatingView;
import concordat.api.view.RefusedItem;
import concordat.assurance.Programme;
import concordat.assurance.act.Breach;
import concordat.assurance.act.Entry;
import concordat.assurance.act.RatingAct.AdjustmentEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.store.findings.FindingScopes;
import concordat.web.desk.Doing;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import concordat.web.v1.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Instant UNTIL = NOW.plus(Duration.ofDays(60));
    private static final PersonId OWNER = new PersonId("owner");
    private static final String WEAKNESS = "nessus:900001";

    @TempDir
    Path folder = Path.of("");

    private OneBody body;
    private StoreActDesk acts;
    private FindingSets sets;
    private Judging judging;
    private StoredRatingDesk desk;

    @BeforeEach
    void start() throws IOException {
        body = OneBody.start(folder);
        acts = body.acts;
        body.act(LEAD, new RoleGranted(OWNER, Role.ACCOUNTABLE_OWNER, Optional.of(BODY)));
        sets = new FindingSets(body.stores, acts);
        judging = new Judging(body.stores, acts::programme, () -> true, body.yardsticks, body.imports);
        desk = new StoredRatingDesk(
                body.stores,
                acts,
                new Choices(body.stores, acts, body.keys(), body.lists),
                sets,
                body.yardsticks,
                body.imports,
                body.clock);
    }

    @AfterEach
    void stop() {
        body.close();
    }

    /// One weakness rated high on so many hosts, and on the first of them a medium and an informational one besides.
    private void imported(int hosts, long at) throws IOException {
        StringBuilder report = new StringBuilder();
        for (int host = 1; host <= hosts; host++) {
            report.append(host(host, item(3, 900_001) + (host == 1 ? item(2, 900_002) + item(0, 900_003) : ""), at));
        }
        body.taken(report.toString());
    }

    private static String host(int number, String items, long at) {
        return OneBody.host("tls-" + number, "tls-" + number, at, items);
    }

    private static String item(int severity, int plugin) {
        return OneBody.item(443, severity, plugin, "Weak " + plugin, "<solution>Set it otherwise.</solution>");
    }

    private List<FindingView> findings() {
        return body.findings(OneBody.EVERY);
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
            if (after.check(one.actor(), one.act(), body.clock.instant()) instanceof Verdict.Refused refused) {
                throw Faults.refusal(refused, 0);
            }
            after = after.with(new Entry(NETWORK, after.nextPosition(), body.clock.instant(), one.actor(), one.act()));
        }
        return OneBody.NOTHING_FORESEEN;
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
        body.taken(host(2, "", SCANNED + 700_000));
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
        body.at(NOW.plus(Duration.ofDays(8)));
        body.taken(host(1, item(4, 900_001), SCANNED + 700_000)
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

        body.act(OWNER, new AdjustmentEnded(new RiskId(first.decision().orElseThrow()), acts.prose("it is reachable")));
        judging.run();
        assertThat(breaches()).isEqualTo(before);
        assertThat(rating().state()).isEqualTo("ended");
        assertThat(rating().counting()).isZero();

        done(OWNER, of(Optional.of(WEAKNESS), "medium"));
        judging.run();
        body.at(UNTIL);
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
        body.stores.write(connection -> scopes.keep(connection, stray));

        sets.sweep();

        assertThat(body.stores.<Set<String>>read(connection -> scopes.members(connection, FindingScopes.digest(stray))))
                .isEmpty();
        String kept = acts.programme()
                .ratings()
                .of(ENVIRONMENT)
                .getFirst()
                .decided()
                .act()
                .scope();
        assertThat(body.stores.<Set<String>>read(connection -> scopes.members(connection, kept)))
                .hasSize(3);
    }
}
