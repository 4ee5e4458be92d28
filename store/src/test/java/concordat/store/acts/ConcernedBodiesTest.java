package concordat.store.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.GatewayRetired;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteRetired;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.GatewayId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConcernedBodiesTest {

    private static final BodyId NORTH = new BodyId("north");
    private static final BodyId SOUTH = new BodyId("south");
    private static final ControlId CONTROL = new ControlId("VUL-03");
    private static final EnvironmentDeclared HALL =
            new EnvironmentDeclared(new EnvironmentId("hall"), NORTH, SampleActs.prose("Hall"));
    private static final CaseOpened OPENED =
            new CaseOpened(new CaseId("c-1"), new EnvironmentId("hall"), CONTROL, Instant.EPOCH);
    private static final Adjudicated ADJUDICATED =
            new Adjudicated(new CaseId("c-1"), true, SampleActs.prose("In time"));

    private final ConcernedBodies bodies = new ConcernedBodies();

    @Test
    void a_case_concerns_the_body_of_its_environment() {
        assertThat(bodies.learn(HALL)).contains(NORTH);
        assertThat(bodies.learn(OPENED)).contains(NORTH);
        assertThat(bodies.learn(ADJUDICATED)).contains(NORTH);
    }

    @Test
    void a_reliance_concerns_who_relies() {
        bodies.learn(HALL);
        bodies.learn(new EnvironmentDeclared(new EnvironmentId("barn"), SOUTH, SampleActs.prose("Barn")));

        assertThat(bodies.learn(new RelianceEnded(new EnvironmentId("hall"), new EnvironmentId("barn"), CONTROL)))
                .contains(NORTH);
        assertThat(bodies.learn(new RelianceEnded(new EnvironmentId("barn"), new EnvironmentId("hall"), CONTROL)))
                .contains(SOUTH);
    }

    @Test
    void people_tie_nothing_to_a_body_and_some_acts_concern_none() {
        PersonId person = new PersonId("p-1");

        assertThat(bodies.learn(new RoleGranted(person, Role.SECURITY_OFFICER, Optional.of(NORTH))))
                .contains(NORTH);
        assertThat(bodies.learn(new RoleGranted(person, Role.ASSESSOR, Optional.empty())))
                .isEmpty();
        assertThat(bodies.learn(new GatewayRetired(new GatewayId("gw-1")))).isEmpty();
    }

    @Test
    void a_service_and_its_routes_concern_their_owner() {
        bodies.learn(new ServiceRegistered(new ServiceId("maps"), SOUTH, SampleActs.prose("Maps"), "maps.example"));
        bodies.learn(SampleActs.all().stream()
                .filter(ServiceRegistered.class::isInstance)
                .findFirst()
                .orElseThrow());

        assertThat(SampleActs.written().stream()
                        .filter(written -> written.entry().act() instanceof RouteRetired)
                        .findFirst()
                        .orElseThrow()
                        .body())
                .contains(new BodyId("b-0001"));
        assertThat(bodies.learn(new RouteRetired(new RouteId("unknown.route")))).isEmpty();
    }

    @Test
    void what_a_failed_batch_learnt_is_forgotten_and_what_a_durable_one_did_is_kept() {
        ConcernedBodies failed = bodies.tentative();
        failed.learn(HALL);
        assertThat(failed.learn(OPENED)).contains(NORTH);
        assertThat(bodies.learn(ADJUDICATED)).isEmpty();

        ConcernedBodies durable = bodies.tentative();
        durable.learn(HALL);
        durable.learn(OPENED);
        bodies.keep(durable);
        assertThat(bodies.learn(ADJUDICATED)).contains(NORTH);
        assertThatThrownBy(() -> new ConcernedBodies().keep(durable)).hasMessageContaining("not of these");
    }
}
