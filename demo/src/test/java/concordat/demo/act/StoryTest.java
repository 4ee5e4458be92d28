package concordat.demo.act;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.ActProposal;
import concordat.assurance.Clockwork;
import concordat.assurance.Due;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.StandingKind;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.demo.network.Country;
import concordat.demo.network.Plan;
import concordat.intake.edition.Editions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// That a drawn country is founded by acts that the rules accept, and stands as it was drawn.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoryTest {

    private static final Instant START = Instant.parse("2026-11-22T09:30:00.123456Z");
    private static final NetworkId NETWORK = new NetworkId("demo");
    private static final People PEOPLE = new People("lead");

    private final Country country = country(1, 588);
    private final Programme programme;

    StoryTest() throws Exception {
        programme = founded(country);
    }

    @Test
    void theWholeCountry_isFoundedByLawfulActs_andStandsAsInNovember2013() {
        assertThat(programme.bodies()).hasSize(588);
        assertThat(programme.services()).hasSize(40);
        Set<String> full = fullBodies(programme, START);
        assertThat(full).isEqualTo(country.full());
        assertThat(full).hasSize(370);
        assertThat(programme.bodies())
                .filteredOn(b -> full.contains(b.act().body().value()))
                .filteredOn(b -> council(b.act()))
                .hasSize(173);
        assertThat(programme.bodies()).filteredOn(b -> council(b.act())).hasSize(354);
    }

    @Test
    void thoseThatLackSomething_lackOneToTwelveControls_andOneOpenAtLeast() {
        Map<StandingKind, Integer> seen = new EnumMap<>(StandingKind.class);
        for (Recorded<EnvironmentDeclared> environment : programme.environments()) {
            Standing standing = Standing.of(programme, environment.act().environment(), START);
            standing.counts().forEach((kind, count) -> seen.merge(kind, count, Integer::sum));
            if (environment.act().environment().value().endsWith(".main")
                    && !country.full().contains(environment.act().body().value())) {
                int lacking = standing.counts().entrySet().stream()
                        .filter(e -> e.getKey() != StandingKind.PROVED && e.getKey() != StandingKind.RELIED_ON)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
                assertThat(lacking).as(environment.act().environment().value()).isBetween(1, 13);
                assertThat(standing.counts()).containsKey(StandingKind.OPEN);
            }
        }
        assertThat(seen)
                .containsKeys(
                        StandingKind.PROVED,
                        StandingKind.RELIED_ON,
                        StandingKind.PLANNED,
                        StandingKind.ACCEPTED,
                        StandingKind.LAPSING,
                        StandingKind.OPEN);
    }

    @Test
    void proofsRunOut_oneAfterAnother_andNoneOfTheExampleBodysSoon() {
        int now = fullBodies(programme, START).size();
        int tenDaysOn = fullBodies(programme, START.plus(Duration.ofDays(10))).size();
        int monthOn = fullBodies(programme, START.plus(Duration.ofDays(30))).size();
        assertThat(tenDaysOn).isEqualTo(now);
        assertThat(monthOn).isBetween(1, now - 1);

        Standing shown = Standing.of(
                programme, new EnvironmentId(country.examples().holder().main()), START.plus(Duration.ofDays(34)));
        assertThat(shown.counts().keySet()).isSubsetOf(StandingKind.PROVED, StandingKind.RELIED_ON);
    }

    @Test
    void theRulesThemselves_openAFewCasesAtOnce() {
        List<Due> due = Clockwork.due(programme, START);
        assertThat(due).hasSizeBetween(2, 60);
    }

    @Test
    void othersSizes_areFoundedToo_inProportion() throws Exception {
        for (int bodies : new int[] {30, 100}) {
            Country other = country(7, bodies);
            Set<String> full = fullBodies(founded(other), START);
            assertThat(full).isEqualTo(other.full());
            assertThat(full).hasSize(Math.round(370f * bodies / 588));
        }
    }

    private static Country country(long seed, int bodies) {
        return Country.draw(new Plan(seed, bodies, 1_000, START, Editions.modelCode()));
    }

    private static boolean council(BodyJoined body) {
        return body.kind().endsWith("council") || body.kind().equals("city-borough");
    }

    private static Programme founded(Country country) throws Exception {
        ReadActs reading = new ReadActs();
        Programme programme = Programme.empty(NETWORK);
        programme = done(programme, PEOPLE.founder(), reading.read(Story.founding("Net", PEOPLE)));
        programme = done(programme, PEOPLE.founder(), new EditionIssued(Editions.modelCode()));
        Story story = new Story(country, PEOPLE, Map.of(), Map.of("gateway-1", "0f".repeat(32)));
        for (Stage stage : story.stages()) {
            for (ActProposal proposal : stage.acts()) {
                programme = done(programme, proposal.as().orElseThrow(), reading.read(proposal));
            }
        }
        return programme;
    }

    private static Programme done(Programme programme, String actor, Act act) {
        PersonId person = new PersonId(actor);
        Verdict verdict = programme.check(person, act, START);
        assertThat(verdict).as("%s by %s", act, actor).isInstanceOf(Verdict.Allowed.class);
        return programme.with(new Entry(NETWORK, programme.nextPosition(), START, person, act));
    }

    /// Bodies all of whose environments hold every control by proof, own or relied on.
    private static Set<String> fullBodies(Programme programme, Instant at) {
        Set<String> full = new HashSet<>();
        for (Recorded<BodyJoined> body : programme.bodies()) {
            BodyId id = body.act().body();
            boolean holds = programme.environmentsOf(id).stream()
                    .map(e -> Standing.of(programme, e.act().environment(), at))
                    .allMatch(s -> Set.of(StandingKind.PROVED, StandingKind.RELIED_ON)
                            .containsAll(s.counts().keySet()));
            if (holds) {
                full.add(id.value());
            }
        }
        return full;
    }
}
