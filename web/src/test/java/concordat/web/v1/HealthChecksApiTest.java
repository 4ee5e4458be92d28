package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiJson;
import concordat.api.view.EstateView;
import concordat.api.view.HealthCheckStanding;
import concordat.api.view.HealthCheckView;
import concordat.api.view.ScopeCheckView;
import concordat.api.view.ScopeDoubt;
import concordat.assurance.act.HealthCheckAct.Area;
import concordat.assurance.act.HealthCheckAct.Build;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.assurance.act.HealthCheckAct.Use;
import concordat.assurance.healthcheck.Machine;
import concordat.assurance.ids.HealthCheckId;
import concordat.web.desk.HealthCheckDesk;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A body's health checks as the API tells them: what was said to everybody who sees its standing, what scans
/// know to whom its findings are open.
final class HealthChecksApiTest {

    private final Front front = new Front(Year.lived(), Year.NOW, Map.of("healthChecks", desk()));

    private static HealthCheckDesk desk() {
        return Front.desk(HealthCheckDesk.class, (self, method, given) -> switch (method.getName()) {
            case "machines" ->
                List.of(
                        new Machine("www.tarn.example", Set.of("www.tarn.example"), true, true, true, false),
                        new Machine("pc1", Set.of("pc1", "10.1.0.7"), false, true, true, true),
                        new Machine("printer", Set.of("printer", "172.16.0.4"), false, false, false, false));
            case "told" -> new ScopeCheckView.Told(4, 3, 1, 9, 1);
            default -> throw new AssertionError(method + " was asked");
        });
    }

    @BeforeEach
    void declare() {
        front.act(
                "officer",
                new EstateDeclared(
                        Year.TARN_MAIN,
                        1,
                        Set.of("10.1.0.0/16"),
                        Set.of("www.tarn.example", "vpn.tarn.example"),
                        List.of(new Build("laptop", Use.END_USER, 30))));
        front.act("officer", declared("hc-1", LocalDate.of(2025, 8, 30)));
        front.act("officer", declared("hc-2", LocalDate.of(2026, 7, 1)));
    }

    private static HealthCheckDeclared declared(String id, LocalDate to) {
        return new HealthCheckDeclared(
                new HealthCheckId(id),
                Year.TARN_MAIN,
                Year.prose("Testers Ltd"),
                "crest",
                Year.prose("CRT-9"),
                to.minusDays(4),
                to,
                to.plusDays(10),
                Optional.empty(),
                Set.of(),
                new Scope(
                        Set.of(Area.EXTERNAL_INFRASTRUCTURE),
                        Set.of("10.1.0.0/16"),
                        Set.of("www.tarn.example"),
                        10,
                        100,
                        List.of(),
                        Year.prose("Town hall")));
    }

    private <T> List<T> items(String person, String address, Class<T> type) throws IOException, InterruptedException {
        return ApiJson.readPage(Front.bytes(front.get(person, address)), type).items();
    }

    private static int status(Refusal refusal) {
        return refusal.problem().status();
    }

    private Refusal refused(String person, String address) throws IOException, InterruptedException {
        try {
            front.get(person, address);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError(person + " reads " + address);
    }

    @Test
    void theNewestCounts_withItsAgeAndItsEnd_andTheOneBeforeIsSuperseded() throws IOException, InterruptedException {
        assertThat(items("assessor", "/bodies/tarn/health-checks", HealthCheckView.class))
                .satisfiesExactly(
                        newest -> {
                            assertThat(newest.id()).isEqualTo("hc-2");
                            assertThat(newest.state()).isEqualTo("current");
                            assertThat(newest.ageDays()).contains(61);
                            assertThat(newest.schemeName()).contains("CREST");
                            assertThat(newest.until().orElseThrow().toString()).startsWith("2027-07-02");
                        },
                        before -> assertThat(before.state()).isEqualTo("superseded"));
        assertThat(items("officer", "/bodies/tarn/estates", EstateView.class))
                .singleElement()
                .satisfies(estate -> assertThat(estate.machines()).isEqualTo(30));
    }

    @Test
    void theNationSeesWhereEverybodyStands_andNothingThatWasFound() throws IOException, InterruptedException {
        List<HealthCheckStanding> all = items("assessor", "/health-checks?sort=body", HealthCheckStanding.class);
        assertThat(all).extracting(HealthCheckStanding::state).containsExactly("none", "current");
        assertThat(all.getLast().externalLeft()).contains(1);
        assertThat(items("lead", "/health-checks?state=old", HealthCheckStanding.class))
                .isEmpty();
        assertThat(status(refused("officer", "/health-checks"))).isEqualTo(403);
        assertThat(status(refused("lead", "/health-checks?state=fine"))).isEqualTo(400);
    }

    @Test
    void theScopeIsHeldAgainstTheEstateAndWhatScansSaw_forTheBodysOwnOfficers()
            throws IOException, InterruptedException {
        ScopeCheckView view = ApiJson.read(
                Front.bytes(front.get("officer", "/bodies/tarn/health-checks/hc-2/scope-check")), ScopeCheckView.class);
        assertThat(view.doubts()).containsEntry("external-not-in-scope", 1).containsEntry("outside-estate", 1);
        assertThat(view.internal().testedShare()).contains(3);
        assertThat(view.internal().promised()).isEqualTo(10);
        assertThat(view.findings().seenMended()).isEqualTo(1);
        assertThat(items("officer", "/bodies/tarn/health-checks/hc-2/doubts?doubt=outside-estate", ScopeDoubt.class))
                .containsExactly(new ScopeDoubt("outside-estate", "printer"));
        assertThat(status(refused("assessor", "/bodies/tarn/health-checks/hc-2/scope-check")))
                .as("scans' machines are as secret as what is wrong with them")
                .isEqualTo(403);
        assertThat(status(refused("officer", "/bodies/tarn/health-checks/hc-9")))
                .isEqualTo(404);
        assertThat(status(refused("officer", "/bodies/tarn/health-checks/hc-2/doubts?doubt=none")))
                .isEqualTo(400);
    }
}
