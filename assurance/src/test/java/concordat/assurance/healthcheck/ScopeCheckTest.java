package concordat.assurance.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.HealthCheckAct.Area;
import concordat.assurance.act.HealthCheckAct.Build;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.Exclusion;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.assurance.act.HealthCheckAct.Use;
import concordat.assurance.act.Prose;
import concordat.assurance.healthcheck.ScopeCheck.Doubt;
import concordat.assurance.healthcheck.ScopeCheck.Line;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.HealthCheckTerms;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whether what was said to be tested is what there is, and was looked at.
final class ScopeCheckTest {

    private static final EstateDeclared ESTATE = new EstateDeclared(
            new EnvironmentId("tarn-main"),
            1,
            Set.of("10.1.0.0/16", "10.9.0.0/24"),
            Set.of("www.tarn.example", "vpn.tarn.example", "old.tarn.example", "192.0.2.10"),
            List.of(new Build("laptop", Use.END_USER, 90), new Build("server", Use.SERVER, 10)));

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private static final Scope SCOPE = new Scope(
            Set.of(Area.EXTERNAL_INFRASTRUCTURE, Area.INTERNAL_INFRASTRUCTURE),
            Set.of("10.1.0.0/16", "10.77.0.0/16"),
            Set.of("www.tarn.example", "192.0.2.10"),
            10,
            100,
            List.of(new Exclusion("old.tarn.example", prose("switched off in May"))),
            prose("Town hall"));

    private static Machine machine(String name, boolean tested, String... known) {
        Set<String> all = new java.util.HashSet<>(Set.of(known));
        all.add(name);
        return new Machine(name, all, false, true, tested, tested);
    }

    private static ScopeCheck check(Optional<EstateDeclared> estate, Machine... machines) {
        return ScopeCheck.of(SCOPE, estate, List.of(machines), HealthCheckTerms.USUAL);
    }

    @Test
    void whatFacesOutwards_isInTheScopeOrExcludedWithAReason_andWasSeen() {
        ScopeCheck check = check(
                Optional.of(ESTATE),
                machine("www.tarn.example", true, "198.51.100.7"),
                machine("db1", true, "10.1.2.3"),
                machine("stranger", false, "172.16.0.9"));

        assertThat(check.lines())
                .containsExactly(
                        new Line(Doubt.EXTERNAL_NOT_IN_SCOPE, "vpn.tarn.example"),
                        new Line(Doubt.EXTERNAL_NOT_SEEN, "192.0.2.10"),
                        new Line(Doubt.SCOPE_NOT_TOUCHED, "10.77.0.0/16"),
                        new Line(Doubt.INTERNAL_NOT_IN_SCOPE, "10.9.0.0/24"),
                        new Line(Doubt.OUTSIDE_ESTATE, "stranger"));
        assertThat(ScopeCheck.unscoped(SCOPE, ESTATE)).containsExactly("vpn.tarn.example");
    }

    @Test
    void addressesComeByTheirNumber_andNamesAfterThem() {
        ScopeCheck check = check(
                Optional.of(ESTATE),
                machine("www.tarn.example", true),
                machine("printer", false),
                machine("172.16.0.10", false),
                machine("172.16.0.9", false),
                machine("fd00::9", false),
                machine("9.9.9.9", false));

        assertThat(check.lines())
                .filteredOn(line -> line.doubt() == Doubt.OUTSIDE_ESTATE)
                .extracting(Line::place)
                .containsExactly("9.9.9.9", "172.16.0.9", "172.16.0.10", "fd00::9", "printer");
        assertThat(Places.sorted(Set.of("10.1.0.10-10.1.0.12", "10.1.0.9", "10.1.0.0/24", "*.a.example", "a room")))
                .containsExactly("10.1.0.0/24", "10.1.0.9", "10.1.0.10-10.1.0.12", "*.a.example", "a room");
    }

    @Test
    void theShareTested_isOfAllThatThereIs_andHeldAgainstWhatWasPromised() {
        ScopeCheck check = check(
                Optional.of(ESTATE),
                machine("www.tarn.example", true),
                machine("pc1", true, "10.1.0.1"),
                machine("pc2", true, "10.1.0.2"),
                machine("pc3", false, "10.1.0.3"));

        assertThat(check.internal()).isEqualTo(new ScopeCheck.Share(100, 3, 3, 2, 2, 10, 10));
        assertThat(check.internal().testedShare()).contains(2);
        assertThat(check.internal().shortOfPromise()).isTrue();
        assertThat(check.external()).isEqualTo(new ScopeCheck.Share(4, 1, 1, 1, 1, 100, 100));
    }

    @Test
    void withoutAnEstate_onlyTheScopeItselfIsDoubted() {
        ScopeCheck check = check(Optional.empty(), machine("www.tarn.example", true));
        assertThat(check.lines()).extracting(Line::place).containsExactly("192.0.2.10", "10.1.0.0/16", "10.77.0.0/16");
        assertThat(check.lines()).extracting(Line::doubt).containsOnly(Doubt.SCOPE_NOT_TOUCHED);
    }
}
