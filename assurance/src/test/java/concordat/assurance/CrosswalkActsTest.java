package concordat.assurance;

import static concordat.assurance.World.ASSESSOR;
import static concordat.assurance.World.LEAD;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.CrosswalkAct.CodePublished;
import concordat.assurance.act.CrosswalkAct.CodeRevised;
import concordat.assurance.act.CrosswalkAct.CrosswalkPublished;
import concordat.assurance.act.CrosswalkAct.CrosswalkRetired;
import concordat.assurance.act.CrosswalkAct.CrosswalkRevised;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.OtherCode;
import concordat.assurance.crosswalk.KnownCrosswalk;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Coverage;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Hold;
import concordat.catalogue.crosswalk.Profile;
import concordat.catalogue.crosswalk.Provenance;
import concordat.catalogue.crosswalk.Provenance.Status;
import concordat.catalogue.crosswalk.Reading;
import concordat.catalogue.crosswalk.Relation;
import concordat.catalogue.crosswalk.RequirementReading;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Crosswalks are published, revised and retired by acts, and a standing is read over those that count at its instant.
final class CrosswalkActsTest {

    private static final String SCANNED = Editions.SCANNED.value();
    private static final String FIRM = Editions.FIRM.value();

    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");

    private static OtherCode code(String... ids) {
        return new OtherCode(
                "theirs-1",
                "Their code",
                "1",
                List.of(new Profile("basic", "Basic")),
                Arrays.stream(ids)
                        .map(id -> new OtherCode.Asked(id, id, "All", Set.of("basic"), Set.of()))
                        .toList());
    }

    private static Crosswalk crosswalk(Status status, Correspondence... maps) {
        return new Crosswalk(
                "model-1.theirs-1",
                "Ours against theirs",
                "model-1",
                "theirs-1",
                new Provenance(
                        "Assurance team",
                        Provenance.Method.HUMAN,
                        Provenance.Rationale.SEMANTIC,
                        LocalDate.of(2026, 1, 1),
                        status),
                List.of(maps));
    }

    private static Correspondence map(String source, Relation relation, String target, int confidence) {
        return new Correspondence(Set.of(source), Set.of(target), relation, confidence, "");
    }

    private static CodePublished published(OtherCode code) {
        return new CodePublished(code, code.code().digest());
    }

    private static CrosswalkPublished published(Crosswalk crosswalk) {
        return new CrosswalkPublished(crosswalk, crosswalk.digest());
    }

    private static CrosswalkRevised revised(Crosswalk from, Crosswalk to) {
        return new CrosswalkRevised(to, to.digest(), from.digest(), prose("looked again"));
    }

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    private Reading reading() {
        return reading(world.programme);
    }

    private Reading reading(Programme programme) {
        Standing standing = Standing.of(programme, ashby, world.now);
        Edition edition = programme.editionOf(ashby, world.now).orElseThrow();
        Code target = programme.otherCodes().code("theirs-1").orElseThrow().code();
        return Reading.of(
                Code.of(edition), ReadAs.holds(standing), programme.otherCodes().counting(edition), target);
    }

    private static RequirementReading of(String id, Reading reading) {
        return reading.requirements().stream()
                .filter(r -> r.requirement().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void only_the_lead_publishes_and_only_what_the_digest_says() {
        OtherCode code = code("T1");

        refuses(Fault.ROLE_LACKING, ASSESSOR, published(code));
        refuses(Fault.CROSSWALK_ALTERED, LEAD, new CodePublished(code, World.digest(7)));

        world.done(LEAD, published(code));
        refuses(Fault.ID_REUSED, LEAD, published(code));
    }

    @Test
    void a_crosswalk_speaks_of_codes_that_are_known_and_of_what_they_ask() {
        Crosswalk sound = crosswalk(Status.COMPLETE, map(SCANNED, Relation.SUPERSET, "T1", 90));
        Crosswalk strange = crosswalk(Status.COMPLETE, map(SCANNED, Relation.SUPERSET, "T9", 90));
        refuses(Fault.CODE_UNKNOWN, LEAD, published(sound));

        world.done(LEAD, published(code("T1", "T2")));

        refuses(Fault.CROSSWALK_NAMES_STRANGERS, LEAD, published(strange));
        world.done(LEAD, published(sound));
        refuses(Fault.ID_REUSED, LEAD, published(sound));
        assertThat(world.check(LEAD, new EditionIssued(named("theirs-1"))))
                .extracting("fault")
                .isEqualTo(Fault.ID_REUSED);
    }

    private static Edition named(String id) {
        return Editions.edition(
                id, LocalDate.of(2027, 1, 1), Duration.ofDays(90), Editions.CEILING, Editions.controls());
    }

    @Test
    void a_code_is_not_described_without_what_a_crosswalk_speaks_of() {
        OtherCode first = code("T1", "T2");
        OtherCode less = code("T2");
        OtherCode more = code("T1", "T2", "T3");
        world.done(LEAD, published(first));
        world.done(LEAD, published(crosswalk(Status.COMPLETE, map(SCANNED, Relation.SUPERSET, "T1", 90))));
        String was = first.code().digest();

        refuses(
                Fault.CROSSWALK_NAMES_STRANGERS,
                LEAD,
                new CodeRevised(less, less.code().digest(), was, prose("T1 is gone")));
        world.done(LEAD, new CodeRevised(more, more.code().digest(), was, prose("T3 was forgotten")));
        refuses(
                Fault.CROSSWALK_OUTDATED,
                LEAD,
                new CodeRevised(first, first.code().digest(), was, prose("back again")));
        assertThat(of("T3", reading()).coverage()).isEqualTo(Coverage.NOT_MAPPED);
    }

    @Test
    void what_is_held_is_read_at_once_and_changes_with_the_crosswalk() {
        Crosswalk first = crosswalk(Status.COMPLETE, map(SCANNED, Relation.SUPERSET, "T1", 90));
        Crosswalk second = crosswalk(
                Status.COMPLETE, map(SCANNED, Relation.SUBSET, "T1", 70), map(FIRM, Relation.EQUAL, "T2", 80));
        world.done(LEAD, published(code("T1", "T2")));
        world.proveAll(ashby);
        world.done(LEAD, published(first));

        assertThat(of("T1", reading()).coverage()).isEqualTo(Coverage.MET);
        assertThat(of("T1", reading()).by().values()).extracting(Hold::how).containsExactly("proved (tested)");
        assertThat(of("T1", reading()).until()).isPresent();
        assertThat(of("T2", reading()).coverage()).isEqualTo(Coverage.NOT_MAPPED);
        Programme before = world.programme;

        world.done(LEAD, revised(first, second));

        assertThat(of("T1", reading()).coverage()).isEqualTo(Coverage.PARTLY);
        assertThat(of("T1", reading()).confidence()).isEqualTo(70);
        assertThat(of("T2", reading()).coverage()).isEqualTo(Coverage.MET);
        assertThat(of("T1", reading(before)).coverage())
                .as("the past stays as it was")
                .isEqualTo(Coverage.MET);
        refuses(Fault.CROSSWALK_OUTDATED, LEAD, revised(first, second));
    }

    @Test
    void a_draft_is_kept_and_does_not_count() {
        Crosswalk draft = crosswalk(Status.DRAFT, map(SCANNED, Relation.SUPERSET, "T1", 90));
        world.done(LEAD, published(code("T1")));
        world.proveAll(ashby);

        world.done(LEAD, published(draft));

        assertThat(of("T1", reading()).coverage()).isEqualTo(Coverage.NOT_MAPPED);
        assertThat(world.programme.otherCodes().crosswalk(draft.id()))
                .map(KnownCrosswalk::counts)
                .contains(false);
    }

    @Test
    void what_is_retired_counts_no_longer_and_its_id_is_not_given_again() {
        Crosswalk first = crosswalk(Status.COMPLETE, map(SCANNED, Relation.SUPERSET, "T1", 90));
        world.done(LEAD, published(code("T1")));
        world.proveAll(ashby);
        world.done(LEAD, published(first));
        refuses(
                Fault.CROSSWALK_OUTDATED,
                LEAD,
                new CrosswalkRetired(first.id(), World.digest(1), prose("not ours any more")));

        world.done(LEAD, new CrosswalkRetired(first.id(), first.digest(), prose("not ours any more")));

        assertThat(of("T1", reading()).coverage()).isEqualTo(Coverage.NOT_MAPPED);
        refuses(Fault.ALREADY_ENDED, LEAD, revised(first, first));
        refuses(Fault.ID_REUSED, LEAD, published(first));
    }

    @Test
    void what_is_only_declared_or_failing_is_told_apart() {
        world.done(LEAD, published(code("T1")));
        world.done(LEAD, published(crosswalk(Status.COMPLETE, map(SCANNED, Relation.SUPERSET, "T1", 90))));
        world.proveAll(ashby);
        world.scan(ashby, World.breach(Editions.SCANNED, 3, world.now));
        world.settle();

        assertThat(Standing.of(world.programme, ashby, world.now).control(Editions.SCANNED))
                .map(ControlStanding::kind)
                .as("access still holds")
                .contains(StandingKind.LAPSING);
        assertThat(of("T1", reading()).coverage()).isEqualTo(Coverage.MISSING);
        assertThat(of("T1", reading()).lacking()).containsExactly(SCANNED);
    }
}
