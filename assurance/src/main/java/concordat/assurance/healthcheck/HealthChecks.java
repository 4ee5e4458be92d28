package concordat.assurance.healthcheck;

import concordat.assurance.act.Entry;
import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.FindingsLinked;
import concordat.assurance.act.HealthCheckAct.FindingsUnlinked;
import concordat.assurance.act.HealthCheckAct.HealthCheckCommissioned;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.act.HealthCheckAct.HealthCheckWithdrawn;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.HealthCheckId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All health checks of a network, the estates that they are held against, and which of their findings are
/// linked to what scans show: an immutable value.
public final class HealthChecks {
    /// Of a network in which nobody has said anything of the kind.
    public static final HealthChecks NONE = new HealthChecks(
            PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<HealthCheckId, HealthCheck> byId;
    private final PersistentMap<EnvironmentId, Chain<HealthCheckId>> byEnvironment;
    private final PersistentMap<EnvironmentId, Chain<Recorded<EstateDeclared>>> estates;
    private final PersistentMap<HealthCheckId, Chain<Recorded<FindingsLinked>>> links;

    private HealthChecks(
            PersistentMap<HealthCheckId, HealthCheck> byId,
            PersistentMap<EnvironmentId, Chain<HealthCheckId>> byEnvironment,
            PersistentMap<EnvironmentId, Chain<Recorded<EstateDeclared>>> estates,
            PersistentMap<HealthCheckId, Chain<Recorded<FindingsLinked>>> links) {
        this.byId = byId;
        this.byEnvironment = byEnvironment;
        this.estates = estates;
        this.links = links;
    }

    public Optional<HealthCheck> check(HealthCheckId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @return an environment's health checks, withdrawn ones too, in the order in which they were first told
    ///     of
    public List<HealthCheck> of(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .flatMap(check -> check(check).stream())
                .toList();
    }

    /// @return the declared one whose fieldwork ended last
    public Optional<HealthCheck> newest(EnvironmentId id) {
        return of(id).stream()
                .filter(check -> check.stage() == HealthCheck.Stage.DECLARED)
                .max(Comparator.comparing(check -> check.testedBy().orElse(Instant.MIN)));
    }

    /// @return every version of what an environment's estate was said to be, oldest first
    public List<Recorded<EstateDeclared>> estates(EnvironmentId id) {
        return Chain.list(estates.get(id));
    }

    /// @return what an environment's estate is said to be
    public Optional<Recorded<EstateDeclared>> estate(EnvironmentId id) {
        List<Recorded<EstateDeclared>> all = estates(id);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /// @return what of a health check's findings is linked, oldest first
    public List<Recorded<FindingsLinked>> links(HealthCheckId id) {
        return Chain.list(links.get(id)).stream().filter(Recorded::live).toList();
    }

    /// @return these after the act of an entry, taken as it stands
    public HealthChecks with(HealthCheckAct act, Entry entry) {
        return switch (act) {
            case EstateDeclared a ->
                new HealthChecks(
                        byId,
                        byEnvironment,
                        estates.with(
                                a.environment(), Chain.adding(estates.get(a.environment()), Recorded.of(a, entry))),
                        links);
            case HealthCheckCommissioned a ->
                put(new HealthCheck(
                        a.check(),
                        a.environment(),
                        Optional.of(Recorded.of(a, entry)),
                        Optional.empty(),
                        Optional.empty()));
            case HealthCheckDeclared a ->
                put(new HealthCheck(
                        a.check(),
                        a.environment(),
                        check(a.check()).flatMap(HealthCheck::commissioned),
                        Optional.of(Recorded.of(a, entry)),
                        Optional.empty()));
            case HealthCheckWithdrawn a -> {
                HealthCheck known = known(a.check());
                yield put(new HealthCheck(
                        known.id(),
                        known.environment(),
                        known.commissioned(),
                        known.declared(),
                        Optional.of(Stamp.of(entry))));
            }
            case FindingsLinked a -> linked(a.check(), Chain.adding(links.get(a.check()), Recorded.of(a, entry)));
            case FindingsUnlinked a -> {
                @org.jspecify.annotations.Nullable Chain<Recorded<FindingsLinked>> left = null;
                for (Recorded<FindingsLinked> link : Chain.list(links.get(a.check()))) {
                    boolean meant = link.act().reported().equals(a.reported())
                            && link.act().scanned().equals(a.scanned());
                    left = Chain.adding(left, meant && link.live() ? link.ended(entry.at()) : link);
                }
                yield left == null ? this : linked(a.check(), left);
            }
        };
    }

    private HealthChecks put(HealthCheck check) {
        boolean fresh = check(check.id()).isEmpty();
        return new HealthChecks(
                byId.with(check.id(), check),
                fresh
                        ? byEnvironment.with(
                                check.environment(), Chain.adding(byEnvironment.get(check.environment()), check.id()))
                        : byEnvironment,
                estates,
                links);
    }

    private HealthChecks linked(HealthCheckId id, Chain<Recorded<FindingsLinked>> all) {
        return new HealthChecks(byId, byEnvironment, estates, links.with(id, all));
    }

    private HealthCheck known(HealthCheckId id) {
        return check(id).orElseThrow(() -> new IllegalArgumentException("an entry names unknown health check " + id));
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(HealthCheckAct act) {
        return switch (act) {
            case EstateDeclared a -> Verdict.allow();
            case HealthCheckCommissioned a -> Verdict.unused(byId.get(a.check()));
            case HealthCheckDeclared a ->
                check(a.check())
                                .filter(known -> known.stage() != HealthCheck.Stage.COMMISSIONED
                                        || !known.environment().equals(a.environment()))
                                .isPresent()
                        ? Verdict.unused(a.check())
                        : Verdict.allow();
            case HealthCheckWithdrawn a -> exists(a.check());
            case FindingsLinked a -> exists(a.check());
            case FindingsUnlinked a -> exists(a.check());
        };
    }

    private Verdict exists(HealthCheckId id) {
        return Verdict.known(byId.get(id), Fault.HEALTH_CHECK_UNKNOWN, id);
    }

    /// @return the environment that an act is about; what it names is known
    public EnvironmentId environmentOf(HealthCheckAct act) {
        return switch (act) {
            case EstateDeclared a -> a.environment();
            case HealthCheckCommissioned a -> a.environment();
            case HealthCheckDeclared a -> a.environment();
            case HealthCheckWithdrawn a -> known(a.check()).environment();
            case FindingsLinked a -> known(a.check()).environment();
            case FindingsUnlinked a -> known(a.check()).environment();
        };
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(HealthCheckAct act, Instant at) {
        return new HealthCheckLaw(this, at).check(act);
    }
}
