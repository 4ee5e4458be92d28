package concordat.assurance;

import static concordat.assurance.World.ASSESSOR;
import static concordat.assurance.World.LEAD;
import static concordat.assurance.World.SECOND_LEAD;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.act.SubmissionAct.SubmissionWithdrawn;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.OpeningId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The Authority reads findings only inside an open case or assessment, after it has said so, for a day.
final class OpeningActsTest {

    private static final BodyId ASHBY = new BodyId("ashby");
    private static final BodyId BRAE = new BodyId("brae");
    private static final SubmissionId PACK = new SubmissionId("pack-1");
    private static final PersonId OTHER = new PersonId("assessor-2");

    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");
    private final EnvironmentId brae = world.body("brae");
    private int ids;

    private void failing() {
        world.proveAll(ashby);
        world.scan(ashby, World.breach(Editions.SCANNED, 2, world.now.plus(Duration.ofDays(1))));
        world.waitUntil(world.now.plus(Duration.ofDays(2)));
    }

    private CaseId caseOf() {
        return world.caseOf(ashby, Editions.SCANNED);
    }

    private FindingsOpened of(BodyId body, CaseId id) {
        return new FindingsOpened(
                new OpeningId("open-" + ids++), body, Optional.of(id), Optional.empty(), prose("to decide"));
    }

    private FindingsOpened of(SubmissionId id) {
        return new FindingsOpened(
                new OpeningId("open-" + ids++), ASHBY, Optional.empty(), Optional.of(id), prose("to assess"));
    }

    private void refuses(Fault fault, PersonId actor, FindingsOpened act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    private List<EnvironmentId> readable(PersonId person, BodyId body) {
        return new FindingsSight(world.programme, world.now)
                .open(person, body).stream()
                        .map(FindingsSight.Open::environment)
                        .toList();
    }

    @Test
    void nobody_of_the_authority_reads_before_saying_so_and_then_for_a_day() {
        failing();
        assertThat(readable(ASSESSOR, ASHBY)).isEmpty();

        world.done(ASSESSOR, of(ASHBY, caseOf()));
        assertThat(readable(ASSESSOR, ASHBY)).containsExactly(ashby);
        assertThat(readable(ASSESSOR, BRAE)).isEmpty();
        assertThat(readable(LEAD, ASHBY)).as("each for themselves").isEmpty();

        world.waitUntil(world.now.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(readable(ASSESSOR, ASHBY)).containsExactly(ashby);
        world.now = world.now.plusMillis(1);
        assertThat(readable(ASSESSOR, ASHBY)).isEmpty();

        world.done(ASSESSOR, of(ASHBY, caseOf()));
        assertThat(readable(ASSESSOR, ASHBY)).containsExactly(ashby);
    }

    @Test
    void it_ends_at_once_with_the_case_and_with_the_role() {
        failing();
        world.done(ASSESSOR, of(ASHBY, caseOf()));
        world.done(LEAD, of(ASHBY, caseOf()));

        world.done(SECOND_LEAD, new RoleEnded(ASSESSOR, Role.ASSESSOR, Optional.empty()));
        assertThat(readable(ASSESSOR, ASHBY)).isEmpty();
        assertThat(readable(LEAD, ASHBY)).containsExactly(ashby);

        CaseId closed = caseOf();
        world.done(LEAD, world.report(Set.of(Editions.SCANNED), ashby));
        world.settle();
        assertThat(world.programme.caseOf(closed).orElseThrow().open()).isFalse();
        assertThat(readable(LEAD, ASHBY)).isEmpty();
        refuses(Fault.FOOTING_NOT_HELD, LEAD, of(ASHBY, closed));
    }

    @Test
    void only_of_the_body_that_the_case_is_about_and_only_by_those_who_decide_it() {
        failing();
        PersonId auditor = new PersonId("auditor");
        world.done(LEAD, new RoleGranted(auditor, Role.AUDITOR, Optional.empty()));
        PersonId panel = new PersonId("panel");
        world.done(LEAD, new RoleGranted(panel, Role.PANEL_MEMBER, Optional.empty()));

        refuses(Fault.ANOTHER_BODYS, ASSESSOR, of(BRAE, caseOf()));
        refuses(Fault.CASE_UNKNOWN, ASSESSOR, of(ASHBY, new CaseId("c-none")));
        refuses(Fault.ROLE_LACKING, auditor, of(ASHBY, caseOf()));
        refuses(Fault.ROLE_LACKING, panel, of(ASHBY, caseOf()));
        refuses(Fault.ROLE_LACKING, World.officer(ashby), of(ASHBY, caseOf()));
        refuses(Fault.ROLE_LACKING, World.officer(brae), of(ASHBY, caseOf()));
        refuses(
                Fault.REASONS_LACKING,
                ASSESSOR,
                new FindingsOpened(
                        new OpeningId("open-x"), ASHBY, Optional.of(caseOf()), Optional.empty(), prose(" ")));
        refuses(
                Fault.FOOTING_UNCLEAR,
                ASSESSOR,
                new FindingsOpened(new OpeningId("open-x"), ASHBY, Optional.empty(), Optional.empty(), prose("why")));
    }

    @Test
    void whoever_is_of_both_sides_reads_as_an_officer_or_not_at_all() {
        failing();
        PersonId both = new PersonId("both");
        world.done(LEAD, new RoleGranted(both, Role.ASSESSOR, Optional.empty()));
        world.done(LEAD, new RoleGranted(both, Role.SECURITY_OFFICER, Optional.of(BRAE)));
        world.done(both, of(ASHBY, caseOf()));
        assertThat(readable(both, ASHBY)).containsExactly(ashby);

        world.done(LEAD, new RoleGranted(both, Role.SECURITY_OFFICER, Optional.of(ASHBY)));
        assertThat(readable(both, ASHBY))
                .as("as an officer of the body they need none")
                .isEmpty();
        refuses(Fault.ROLE_LACKING, both, of(ASHBY, caseOf()));
    }

    @Test
    void a_pack_is_read_for_by_who_has_taken_a_part_and_has_it_still() {
        world.makeReady(ashby);
        world.done(LEAD, new RoleGranted(OTHER, Role.ASSESSOR, Optional.empty()));
        String pack = PackDigest.of(world.programme, ashby, world.now);
        world.done(World.officer(ashby), new SubmissionMade(PACK, ashby, "model-1", pack));
        refuses(Fault.FOOTING_NOT_HELD, ASSESSOR, of(PACK));
        world.done(World.owner(ashby), new SubmissionSigned(PACK, pack, prose("read")));
        refuses(Fault.FOOTING_NOT_HELD, ASSESSOR, of(PACK));

        world.done(ASSESSOR, new PartTaken(PACK, Part.DIAGRAM));
        world.done(ASSESSOR, of(PACK));
        assertThat(readable(ASSESSOR, ASHBY)).containsExactly(ashby);
        refuses(Fault.FOOTING_NOT_HELD, OTHER, of(PACK));
        refuses(Fault.FOOTING_NOT_HELD, LEAD, of(PACK));

        world.done(OTHER, new PartTaken(PACK, Part.DIAGRAM));
        assertThat(readable(ASSESSOR, ASHBY)).as("replaced meanwhile").isEmpty();
        world.done(OTHER, of(PACK));
        assertThat(readable(OTHER, ASHBY)).containsExactly(ashby);

        world.done(World.officer(ashby), new SubmissionWithdrawn(PACK, prose("too early")));
        assertThat(readable(OTHER, ASHBY)).isEmpty();
    }
}
