package concordat.app.control;

import concordat.api.view.AdjustedView;
import concordat.api.view.AssetName;
import concordat.api.view.ExploitedView;
import concordat.api.view.FindingAction;
import concordat.api.view.FindingClock;
import concordat.api.view.FindingDetail;
import concordat.api.view.FindingView;
import concordat.api.view.LikelihoodView;
import concordat.assurance.Programme;
import concordat.assurance.act.RatingAct.Catalogue;
import concordat.assurance.act.RatingAct.VulnerabilityCatalogueHeld;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.findings.Adjustments.Adjusted;
import concordat.findings.Due;
import concordat.findings.Facts;
import concordat.findings.Finding;
import concordat.findings.Identities;
import concordat.findings.Yardstick;
import concordat.store.Stores;
import concordat.store.VulnerabilityStore;
import concordat.store.VulnerabilityStore.Likelihood;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingScopes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is known of some findings of one environment beyond what reports say: by which clock they are due, what was
/// decided of them, whether and how likely they are exploited. Not safe for threads.
final class KnownOfFindings {

    private final EnvironmentId environment;
    private final Yardsticks.Ruling ruling;
    private final Yardstick by;
    private final Identities identities;
    private final Optional<VulnerabilityCatalogueHeld> held;
    private final Map<String, Likelihood> scored;
    private final Map<String, FindingAction> actions;

    private KnownOfFindings(
            EnvironmentId environment,
            Yardsticks.Ruling ruling,
            Identities identities,
            Optional<VulnerabilityCatalogueHeld> held,
            Map<String, Likelihood> scored,
            Map<String, FindingAction> actions) {
        this.environment = environment;
        this.ruling = ruling;
        this.by = ruling.yardstick();
        this.identities = identities;
        this.held = held;
        this.scored = scored;
        this.actions = actions;
    }

    static KnownOfFindings of(
            Stores stores,
            Programme programme,
            Yardsticks.Ruling ruling,
            EnvironmentId environment,
            Identities identities,
            List<FindingPage.Line> lines) {
        return stores.read(connection -> of(connection, programme, ruling, environment, identities, lines));
    }

    /// As of the moment of the connection's transaction.
    static KnownOfFindings of(
            Connection connection,
            Programme programme,
            Yardsticks.Ruling ruling,
            EnvironmentId environment,
            Identities identities,
            List<FindingPage.Line> lines)
            throws SQLException {
        Optional<VulnerabilityCatalogueHeld> held =
                programme.ratings().held(Catalogue.EXPLOIT_LIKELIHOOD).map(h -> h.act());
        Set<String> cves = new HashSet<>();
        lines.forEach(line -> cves.addAll(line.finding().facts().cves()));
        VulnerabilityStore store = new VulnerabilityStore(programme.network());
        Map<String, Likelihood> scored = held.isEmpty() || cves.isEmpty()
                ? Map.of()
                : store.likelihoods(connection, held.get().digest(), cves);
        Map<String, FindingAction> actions = actions(connection, programme, environment, identities, lines);
        return new KnownOfFindings(environment, ruling, identities, held, scored, actions);
    }

    private static Map<String, FindingAction> actions(
            Connection connection,
            Programme programme,
            EnvironmentId environment,
            Identities identities,
            List<FindingPage.Line> lines)
            throws SQLException {
        Map<String, FindingAction> open = new HashMap<>();
        Fixes.open(programme, environment)
                .forEach(a -> open.put(
                        a.scope().orElseThrow().digest(),
                        new FindingAction(
                                a.id().value(),
                                a.added().number(),
                                a.plannedOn(),
                                a.owner().map(PersonId::value))));
        if (open.isEmpty()) {
            return Map.of();
        }
        List<String> shown = lines.stream()
                .map(line ->
                        HexFormat.of().formatHex(identities.of(line.finding().key())))
                .toList();
        Map<String, FindingAction> actions = new HashMap<>();
        new FindingScopes(programme.network(), environment)
                .of(connection, shown, open.keySet())
                .forEach((identity, scope) -> actions.put(identity, Objects.requireNonNull(open.get(scope))));
        return actions;
    }

    /// What is known of one.
    ///
    /// @param controls those that it fails, or will once it is old enough
    /// @param action the open action that is to mend it
    record Of(
            String identity,
            Optional<AdjustedView> adjusted,
            Optional<FindingClock> clock,
            Optional<ExploitedView> exploited,
            Optional<LikelihoodView> likelihood,
            List<String> controls,
            Optional<FindingAction> action) {
        Of {
            controls = List.copyOf(controls);
        }
    }

    FindingView view(FindingPage.Line line) {
        return FindingViews.view(environment.value(), line, of(line));
    }

    /// @param names other names of the asset that it is on
    FindingDetail detail(FindingPage.Whole whole, List<AssetName> names) {
        Finding finding = whole.line().finding();
        return FindingViews.detail(
                environment.value(),
                whole,
                of(whole.line()),
                ruling.judge().bearings(finding.key(), finding.facts(), FindingViews.facing(whole.line())),
                names);
    }

    private Of of(FindingPage.Line line) {
        Finding finding = line.finding();
        boolean facing = FindingViews.facing(line);
        byte[] identity = identities.of(finding.key());
        Facts told = finding.facts();
        Optional<Adjusted> adjusted = finding.open() ? ruling.adjustments().of(identity, told) : Optional.empty();
        // The date that is kept may be of what held a moment ago; then its clock is not told.
        Optional<Due> due =
                by.due(finding, identity, facing).filter(d -> line.due().equals(Optional.of(d.at())));
        return new Of(
                HexFormat.of().formatHex(identity),
                adjusted.map(a -> new AdjustedView(a.decision(), FindingViews.word(a.as()), a.until())),
                due.map(d -> new FindingClock(
                        d.window(), d.from(), d.exploited().isPresent() ? "known-exploited" : "severity")),
                ruling.exploited().first(told.cves()).map(l -> new ExploitedView(l.cve(), l.on())),
                held.flatMap(h -> likeliest(told, h)),
                by.judge().judge(finding.key(), by.adjustments().facts(identity, told), facing).stream()
                        .map(failure -> failure.control().value())
                        .distinct()
                        .sorted()
                        .toList(),
                Optional.ofNullable(actions.get(HexFormat.of().formatHex(identity))));
    }

    private Optional<LikelihoodView> likeliest(Facts facts, VulnerabilityCatalogueHeld list) {
        return facts.cves().stream()
                .flatMap(cve -> Stream.ofNullable(scored.get(cve))
                        .map(l -> new LikelihoodView(cve, l.score(), l.percentile(), list.asOf())))
                .max(Comparator.comparingDouble(LikelihoodView::score));
    }
}
