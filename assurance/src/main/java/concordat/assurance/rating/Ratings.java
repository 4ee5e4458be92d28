package concordat.assurance.rating;

import concordat.assurance.act.Entry;
import concordat.assurance.act.RatingAct;
import concordat.assurance.act.RatingAct.AdjustmentEnded;
import concordat.assurance.act.RatingAct.Catalogue;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.RatingAct.VulnerabilityCatalogueHeld;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Which catalogues the network goes by, and which findings count otherwise than their tools say: an immutable value.
public final class Ratings {

    /// Of a network that goes by none.
    public static final Ratings NONE = new Ratings(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<Catalogue, Recorded<VulnerabilityCatalogueHeld>> held;
    private final PersistentMap<RiskId, Adjustment> adjustments;
    private final PersistentMap<EnvironmentId, Chain<RiskId>> byEnvironment;

    private Ratings(
            PersistentMap<Catalogue, Recorded<VulnerabilityCatalogueHeld>> held,
            PersistentMap<RiskId, Adjustment> adjustments,
            PersistentMap<EnvironmentId, Chain<RiskId>> byEnvironment) {
        this.held = held;
        this.adjustments = adjustments;
        this.byEnvironment = byEnvironment;
    }

    /// @return the list that the network goes by, none when it never had one
    public Optional<Recorded<VulnerabilityCatalogueHeld>> held(Catalogue catalogue) {
        return Optional.ofNullable(held.get(catalogue));
    }

    /// @return the decision, in force or not
    public Optional<Adjustment> adjustment(RiskId id) {
        return Optional.ofNullable(adjustments.get(id));
    }

    /// @return what was decided of an environment's findings and is in force, oldest first
    public List<Adjustment> of(EnvironmentId id, Instant at) {
        return of(id).stream().filter(adjustment -> adjustment.inForce(at)).toList();
    }

    /// @return all that was ever decided of an environment's findings, oldest first
    public List<Adjustment> of(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .flatMap(risk -> adjustment(risk).stream())
                .toList();
    }

    /// @return these after the act of an entry, taken as it stands
    public Ratings with(RatingAct act, Entry entry) {
        return switch (act) {
            case VulnerabilityCatalogueHeld a ->
                new Ratings(held.with(a.catalogue(), Recorded.of(a, entry)), adjustments, byEnvironment);
            case FindingsJudgedAnew a -> this;
            case RatingAdjusted a ->
                new Ratings(
                        held,
                        adjustments.with(a.risk(), new Adjustment(Recorded.of(a, entry), Optional.empty())),
                        byEnvironment.with(
                                a.environment(), Chain.adding(byEnvironment.get(a.environment()), a.risk())));
            case AdjustmentEnded a -> {
                Adjustment known = adjustment(a.risk())
                        .orElseThrow(() -> new IllegalArgumentException("an entry names unknown rating " + a.risk()));
                yield new Ratings(
                        held,
                        adjustments.with(a.risk(), new Adjustment(known.decided(), Optional.of(Stamp.of(entry)))),
                        byEnvironment);
            }
        };
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(RatingAct act) {
        return switch (act) {
            case VulnerabilityCatalogueHeld a -> Verdict.allow();
            case FindingsJudgedAnew a -> Verdict.allow();
            case RatingAdjusted a -> Verdict.unused(adjustments.get(a.risk()));
            case AdjustmentEnded a -> Verdict.known(adjustments.get(a.risk()), Fault.RISK_UNKNOWN, a.risk());
        };
    }

    /// @return the environment that an act is about, none for what concerns the network; what it names is known
    public Optional<EnvironmentId> environmentOf(RatingAct act) {
        return switch (act) {
            case VulnerabilityCatalogueHeld a -> Optional.empty();
            case FindingsJudgedAnew a -> Optional.of(a.environment());
            case RatingAdjusted a -> Optional.of(a.environment());
            case AdjustmentEnded a ->
                adjustment(a.risk())
                        .map(adjustment -> adjustment.decided().act().environment());
        };
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(RatingAct act, Instant at) {
        return switch (act) {
            case VulnerabilityCatalogueHeld a -> hold(a, at);
            case FindingsJudgedAnew a -> Verdict.allow();
            case RatingAdjusted a -> adjust(a, at);
            case AdjustmentEnded a ->
                Verdict.when(
                        adjustment(a.risk()).filter(known -> known.inForce(at)).isPresent(),
                        Fault.ALREADY_ENDED,
                        "rating " + a.risk() + " has ended");
        };
    }

    /// A list replaces one that is not newer, so that nothing known is forgotten by mistake.
    private Verdict hold(VulnerabilityCatalogueHeld act, Instant at) {
        Optional<Recorded<VulnerabilityCatalogueHeld>> before = held(act.catalogue());
        return Verdict.digest(act.digest())
                .and(() -> Verdict.when(act.entries() > 0, Fault.NOTHING_NAMED, "the catalogue names no vulnerability"))
                .and(() -> Verdict.when(
                        !act.asOf().isAfter(at.atZone(ZoneOffset.UTC).toLocalDate()),
                        Fault.OBSERVED_IN_FUTURE,
                        "the catalogue is of " + act.asOf()))
                .and(() -> Verdict.when(
                        before.filter(b -> b.act().asOf().isAfter(act.asOf())).isEmpty(),
                        Fault.CATALOGUE_OUTDATED,
                        "the catalogue is of " + act.asOf() + ", the one that is held of "
                                + before.map(b -> b.act().asOf().toString()).orElse(""),
                        "a newer catalogue"))
                .and(() -> Verdict.when(
                        before.filter(b -> b.act().digest().equals(act.digest()))
                                .isEmpty(),
                        Fault.ALREADY_SAID,
                        "just this catalogue is held"));
    }

    private Verdict adjust(RatingAdjusted act, Instant at) {
        boolean rated = act.from() != Severity.INFO && act.to() != Severity.INFO && act.from() != act.to();
        return Verdict.digest(act.scope())
                .and(() -> Verdict.when(act.findings() > 0, Fault.NOTHING_NAMED, "the decision names no finding"))
                .and(() -> Verdict.when(
                        rated,
                        Fault.RATING_NOT_POSSIBLE,
                        "a finding cannot count as " + act.to() + " instead of " + act.from(),
                        "risk-requested, when it need not be mended"))
                .and(() -> Verdict.when(
                        act.until().isAfter(at), Fault.UNTIL_NOT_AHEAD, act.until() + " is not after " + at))
                .and(() -> Verdict.when(
                        of(act.environment(), at).stream()
                                .noneMatch(
                                        known -> known.decided().act().scope().equals(act.scope())),
                        Fault.ALREADY_SAID,
                        "the rating of just these findings is adjusted already",
                        "adjustment-ended"));
    }
}
