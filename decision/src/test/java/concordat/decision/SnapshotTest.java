package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.decision.EnvironmentRow.Restriction;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SnapshotTest {

    private static final long NOW = Sample.NOW;

    private static Reason decide(Snapshot snapshot, String fingerprint, String route, long login) {
        return Decision.reason(snapshot.decide(snapshot.caller(fingerprint), snapshot.route(route), login, NOW, NOW));
    }

    private static EnvironmentRow environment(
            BitSet held, boolean suspended, List<Restriction> closed, Set<String> to) {
        return new EnvironmentRow(
                "env", "body", List.of(held, held), Sample.NEVER, List.of(held, held), suspended, closed, to);
    }

    private static final BitSet ALL = Sample.bits(0, 1, 2);
    private static final Set<String> CLAIMS = Set.of("claims");

    @Test
    void decide_everythingInOrder_permits() {
        Snapshot snapshot = Sample.snapshot();
        assertThat(decide(snapshot, Sample.MANAGED, "claims-admin", Sample.STRONG))
                .isEqualTo(Reason.PERMITTED);
        assertThat(decide(snapshot, Sample.EGRESS, "claims-write", Sample.STRONG))
                .isEqualTo(Reason.PERMITTED);
        assertThat(decide(snapshot, Sample.WORKLOAD, "claims-write", 0)).isEqualTo(Reason.PERMITTED);
    }

    @Test
    void decide_belowManaged_carriesTheRoutesObligations() {
        Snapshot snapshot = Sample.snapshot();
        int route = snapshot.route("claims-read");
        long personal = snapshot.decide(snapshot.caller(Sample.PERSONAL), route, Sample.STRONG, NOW, NOW);
        assertThat(Decision.tier(personal)).isEqualTo(2);
        assertThat(Decision.obligations(personal)).isEqualTo(Decision.VIEW_ONLY | Decision.NO_BULK);
        long managed = snapshot.decide(snapshot.caller(Sample.MANAGED), route, Sample.STRONG, NOW, NOW);
        assertThat(Decision.obligations(managed)).isZero();
        long workload = snapshot.decide(snapshot.caller(Sample.WORKLOAD), route, 0, NOW, NOW);
        assertThat(Decision.tier(workload)).isEqualTo(Decision.NO_TIER);
        assertThat(Decision.obligations(workload)).isZero();
    }

    @Test
    void decide_unknowns_refuse() {
        Snapshot snapshot = Sample.snapshot();
        assertThat(Decision.reason(snapshot.decide(-1, 0, 0, NOW, NOW))).isEqualTo(Reason.CALLER_UNKNOWN);
        assertThat(Decision.reason(snapshot.decide(-1, -1, 0, NOW, NOW))).isEqualTo(Reason.CALLER_UNKNOWN);
        assertThat(Decision.reason(snapshot.decide(0, -1, 0, NOW, NOW))).isEqualTo(Reason.ROUTE_UNKNOWN);
        Snapshot elsewhere = Sample.snapshot(Sample.environment("other"));
        assertThat(decide(elsewhere, Sample.MANAGED, "tiles", 0)).isEqualTo(Reason.ENVIRONMENT_UNKNOWN);
        assertThat(elsewhere.environmentOf(0)).isEqualTo(-1);
        Snapshot found = elsewhere.with(new Delta(2, List.of(Sample.environment("env")), List.of(), List.of()));
        assertThat(decide(found, Sample.MANAGED, "tiles", 0)).isEqualTo(Reason.PERMITTED);
    }

    @Test
    void decide_suspended_closesEverything() {
        Snapshot snapshot = Sample.snapshot(environment(ALL, true, List.of(), CLAIMS));
        for (RouteRow route : Sample.routes()) {
            for (CallerRow caller : Sample.callers()) {
                assertThat(decide(snapshot, caller.fingerprint(), route.id(), Sample.STRONG))
                        .isEqualTo(Reason.SUSPENDED);
            }
        }
    }

    @Test
    void decide_releasable_asksNothingToBeViewed() {
        Snapshot snapshot = Sample.snapshot(environment(Sample.bits(), false, List.of(), Set.of()));
        long decision = snapshot.decide(snapshot.caller(Sample.PERSONAL), snapshot.route("tiles"), 0, NOW, 0);
        assertThat(Decision.permits(decision)).isTrue();
        assertThat(Decision.obligations(decision)).isZero();
        Restriction maps = new Restriction(Set.of(), Set.of(), Set.of("maps"));
        Snapshot restricted = Sample.snapshot(environment(ALL, false, List.of(maps), Set.of()));
        assertThat(decide(restricted, Sample.PERSONAL, "tiles", 0)).isEqualTo(Reason.RESTRICTED);
    }

    @Test
    void decide_proofOlderThanTheRoutesLimit_isStale() {
        Snapshot snapshot = Sample.snapshot();
        int caller = snapshot.caller(Sample.MANAGED);
        int route = snapshot.route("claims-read");
        long login = Sample.STRONG;
        assertThat(Decision.permits(snapshot.decide(caller, route, login, NOW, NOW - Sample.HOUR)))
                .isTrue();
        long late = snapshot.decide(caller, route, login, NOW, NOW - Sample.HOUR - 1);
        assertThat(Decision.reason(late)).isEqualTo(Reason.SNAPSHOT_STALE);
        long never = snapshot.decide(caller, route, login, NOW, Long.MIN_VALUE);
        assertThat(Decision.reason(never)).isEqualTo(Reason.SNAPSHOT_STALE);
        assertThat(snapshot.leaseEnds(caller, route, NOW, NOW)).isEqualTo(NOW + Sample.HOUR + 1);
    }

    @Test
    void decide_agreementMissingOnEitherSide_refuses() {
        Snapshot none = Sample.snapshot(environment(ALL, false, List.of(), Set.of("maps")));
        assertThat(decide(none, Sample.MANAGED, "claims-read", Sample.STRONG)).isEqualTo(Reason.NO_AGREEMENT);
        assertThat(decide(none, Sample.WORKLOAD, "claims-read", 0)).isEqualTo(Reason.NO_AGREEMENT);
        CallerRow nameless =
                new CallerRow(Sample.WORKLOAD, "w", CallerKind.WORKLOAD, "env", 0, Sample.NEVER, 0, Set.of("maps"));
        Snapshot own = Sample.snapshot().with(new Delta(2, List.of(), List.of(nameless), List.of()));
        assertThat(decide(own, Sample.WORKLOAD, "claims-read", 0)).isEqualTo(Reason.NO_AGREEMENT);
    }

    @Test
    void decide_personalDevice_neverAdministersNorCountsAsManaged() {
        Snapshot snapshot = Sample.snapshot();
        assertThat(decide(snapshot, Sample.PERSONAL, "claims-admin", Sample.STRONG))
                .isEqualTo(Reason.PERSONAL_ADMINISTRATION);
        assertThat(decide(snapshot, Sample.PERSONAL, "claims-write", -1)).isEqualTo(Reason.TIER_TOO_LOW);
    }

    @Test
    void decide_weakTier_saysWhatWouldDo() {
        CallerRow stale = new CallerRow(
                Sample.MANAGED,
                "m",
                CallerKind.MANAGED_DEVICE,
                "env",
                Sample.ENROLLED | Sample.HEALTHY,
                NOW,
                1,
                Set.of());
        Snapshot snapshot = Sample.snapshot().with(new Delta(2, List.of(), List.of(stale), List.of()));
        assertThat(decide(snapshot, Sample.MANAGED, "claims-write", Sample.STRONG))
                .isEqualTo(Reason.FACT_STALE);
        assertThat(decide(snapshot, Sample.MANAGED, "claims-admin", Sample.STRONG))
                .isEqualTo(Reason.TIER_TOO_LOW);
        assertThat(decide(snapshot, Sample.EGRESS, "claims-write", 0)).isEqualTo(Reason.LOGIN_TOO_WEAK);
    }

    @Test
    void decide_loginCannotVouchForTheDevice_norDeviceForTheLogin() {
        CallerRow boasting = Sample.caller(Sample.MANAGED, CallerKind.MANAGED_DEVICE, Sample.STRONG);
        Snapshot snapshot = Sample.snapshot().with(new Delta(2, List.of(), List.of(boasting), List.of()));
        int caller = snapshot.caller(Sample.MANAGED);
        assertThat(snapshot.facts(caller, -1, NOW)).isEqualTo(Sample.STRONG);
        assertThat(snapshot.facts(caller, 0, NOW)).isZero();
    }

    @Test
    void decide_controlGone_closesWhatRestsOnItOnly() {
        Snapshot snapshot = Sample.snapshot(environment(Sample.bits(1, 2), false, List.of(), CLAIMS));
        assertThat(decide(snapshot, Sample.MANAGED, "claims-read", Sample.STRONG))
                .isEqualTo(Reason.CONTROL_NOT_HELD);
        assertThat(decide(snapshot, Sample.PERSONAL, "claims-read", Sample.STRONG))
                .isEqualTo(Reason.PERMITTED);
        assertThat(decide(snapshot, Sample.WORKLOAD, "claims-read", 0)).isEqualTo(Reason.CONTROL_NOT_HELD);
    }

    @Test
    void decide_pastTheLease_countsWhatIsLeft() {
        EnvironmentRow row = new EnvironmentRow(
                "env", "body", List.of(ALL, ALL), NOW + 10, List.of(ALL, Sample.bits(1, 2)), false, List.of(), CLAIMS);
        Snapshot snapshot = Sample.snapshot(row);
        int caller = snapshot.caller(Sample.MANAGED);
        int route = snapshot.route("claims-read");
        assertThat(snapshot.leaseEnds(caller, route, NOW, NOW)).isEqualTo(NOW + 10);
        assertThat(Decision.permits(snapshot.decide(caller, route, Sample.STRONG, NOW + 9, NOW)))
                .isTrue();
        assertThat(Decision.reason(snapshot.decide(caller, route, Sample.STRONG, NOW + 10, NOW)))
                .isEqualTo(Reason.CONTROL_NOT_HELD);
        assertThat(snapshot.leaseEnds(caller, route, NOW + 10, NOW)).isEqualTo(NOW + Sample.HOUR + 1);
    }

    @Test
    void decide_restrictionNamingTiers_leavesOthersAndWorkloads() {
        Restriction browser = new Restriction(Set.of(1), Set.of(1, 2), Set.of());
        Snapshot snapshot = Sample.snapshot(environment(ALL, false, List.of(browser), CLAIMS));
        assertThat(decide(snapshot, Sample.PERSONAL, "claims-read", Sample.STRONG))
                .isEqualTo(Reason.RESTRICTED);
        assertThat(decide(snapshot, Sample.MANAGED, "claims-read", Sample.STRONG))
                .isEqualTo(Reason.PERMITTED);
        assertThat(decide(snapshot, Sample.WORKLOAD, "claims-read", 0)).isEqualTo(Reason.PERMITTED);
    }

    @Test
    void with_olderEpoch_isRefused() {
        assertThatThrownBy(() -> Sample.snapshot().with(new Delta(1, List.of(), List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epoch 1");
    }

    @Test
    void with_removedCaller_isUnknownAndTheOthersStay() {
        Snapshot before = Sample.snapshot();
        Snapshot after = before.with(new Delta(2, List.of(), List.of(), List.of(Sample.MANAGED)));
        assertThat(after.caller(Sample.MANAGED)).isEqualTo(-1);
        assertThat(after.callerCount()).isEqualTo(3);
        assertThat(after.callerRow(after.caller(Sample.WORKLOAD)))
                .isEqualTo(before.callerRow(before.caller(Sample.WORKLOAD)));
        assertThat(before.caller(Sample.MANAGED)).isZero();
    }

    @Test
    void of_rowsThatDoNotFit_areRefusedByName() {
        EnvironmentRow unfit = environment(Sample.bits(3), false, List.of(), CLAIMS);
        assertThatThrownBy(() -> Sample.snapshot(unfit)).hasMessageContaining("control 3");
        assertThatThrownBy(() -> Sample.snapshot(Sample.environment("a"), Sample.environment("a")))
                .hasMessageContaining("two environments have id a");
    }

    @Test
    void rows_comeBackAsTheyWent() {
        Snapshot snapshot = Sample.snapshot();
        assertThat(snapshot.routeRows()).isEqualTo(Sample.routes());
        assertThat(snapshot.environmentRows()).containsExactly(Sample.environment("env"));
        for (CallerRow row : Sample.callers()) {
            int caller = snapshot.caller(HexFormat.of().parseHex(row.fingerprint()));
            assertThat(snapshot.callerRow(caller)).isEqualTo(row);
            assertThat(snapshot.callerId(caller)).isEqualTo(row.id());
            assertThat(snapshot.callerKind(caller)).isEqualTo(row.kind());
        }
    }
}
