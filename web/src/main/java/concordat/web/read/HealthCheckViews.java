package concordat.web.read;

import concordat.api.view.EstateView;
import concordat.api.view.ExclusionView;
import concordat.api.view.HealthCheckStanding;
import concordat.api.view.HealthCheckView;
import concordat.api.view.ScopeView;
import concordat.assurance.Programme;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.HealthCheckAct.Build;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.HealthCheckCommissioned;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Recorded;
import concordat.assurance.healthcheck.HealthCheck;
import concordat.assurance.healthcheck.Places;
import concordat.assurance.healthcheck.ScopeCheck;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.HealthCheckTerms;
import concordat.catalogue.TestingSchemes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Health checks and estates as they are shown. Nothing of what was found.
public final class HealthCheckViews {
    /// What the network's list can be sorted by; after a minus the other way round.
    public static final Set<String> SORTS = Set.of("until", "body");

    /// The states of an environment, as the network's list has them.
    public static final Set<String> STATES = Set.of("current", "ends-soon", "old", "commissioned", "none");

    private static final Duration SOON = Duration.ofDays(90);

    private final Reading reading;
    private final Programme programme;

    public HealthCheckViews(Reading reading) {
        this.reading = reading;
        this.programme = reading.programme();
    }

    /// @return what is asked of an environment's health check
    public HealthCheckTerms terms(EnvironmentId id) {
        return programme.editionOf(id, reading.at()).map(HealthCheckTerms::of).orElse(HealthCheckTerms.USUAL);
    }

    /// @return a body's, those whose fieldwork is newest first
    public List<HealthCheckView> of(BodyId body, Optional<String> environment) {
        List<HealthCheckView> all = new ArrayList<>();
        programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .filter(id -> environment.map(id.value()::equals).orElse(true))
                .forEach(id -> programme.healthChecks().of(id).forEach(check -> all.add(view(body, check))));
        all.sort(Comparator.comparing(HealthCheckView::to).reversed().thenComparing(HealthCheckView::id));
        return all;
    }

    public HealthCheckView view(BodyId body, HealthCheck check) {
        Optional<HealthCheckDeclared> declared = check.declared().map(Recorded::act);
        Optional<HealthCheckCommissioned> booked = check.commissioned().map(Recorded::act);
        Recorded<?> told = check.declared().isPresent()
                ? check.declared().get()
                : check.commissioned().orElseThrow();
        Prose tester = declared.map(HealthCheckDeclared::tester)
                .orElseGet(() -> booked.orElseThrow().tester());
        String scheme = declared.map(HealthCheckDeclared::scheme)
                .orElseGet(() -> booked.orElseThrow().scheme());
        LocalDate from = declared.map(HealthCheckDeclared::from)
                .orElseGet(() -> booked.orElseThrow().from());
        LocalDate to = declared.map(HealthCheckDeclared::to)
                .orElseGet(() -> booked.orElseThrow().to());
        return new HealthCheckView(
                check.id().value(),
                body.value(),
                check.environment().value(),
                state(check),
                tester.text(),
                scheme,
                TestingSchemes.known().name(scheme),
                declared.flatMap(d -> d.leadTester().text()),
                from,
                to,
                declared.map(HealthCheckDeclared::reportedOn),
                check.testedBy().map(this::age),
                check.until(terms(check.environment())),
                declared.flatMap(HealthCheckDeclared::evidence).map(Object::toString),
                declared.stream()
                        .flatMap(d -> d.reports().stream())
                        .map(ReportId::value)
                        .sorted()
                        .toList(),
                scope(declared.map(HealthCheckDeclared::scope)
                        .orElseGet(() -> booked.orElseThrow().scope())),
                programme.healthChecks().links(check.id()).size(),
                told.at(),
                told.by().value());
    }

    private String state(HealthCheck check) {
        return switch (check.stage()) {
            case WITHDRAWN -> "withdrawn";
            case COMMISSIONED -> "commissioned";
            case DECLARED -> {
                boolean newest = programme
                        .healthChecks()
                        .newest(check.environment())
                        .filter(n -> n.id().equals(check.id()))
                        .isPresent();
                yield newest ? over(check) ? "old" : "current" : "superseded";
            }
        };
    }

    private boolean over(HealthCheck check) {
        return check.until(terms(check.environment()))
                .filter(until -> !until.isAfter(reading.at()))
                .isPresent();
    }

    private int age(Instant tested) {
        return (int) Math.max(0, Duration.between(tested, reading.at()).toDays());
    }

    private static ScopeView scope(Scope scope) {
        return new ScopeView(
                scope.areas().stream().map(HealthCheckViews::word).sorted().toList(),
                Places.sorted(scope.internal()),
                Places.sorted(scope.external()),
                scope.internalSample(),
                scope.externalSample(),
                scope.excluded().stream()
                        .map(e -> new ExclusionView(e.place(), e.why().text()))
                        .toList(),
                scope.sites().text());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @return every version of a body's estates, by environment, newest first
    public List<EstateView> estates(BodyId body, Optional<String> environment) {
        List<EstateView> all = new ArrayList<>();
        programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .filter(id -> environment.map(id.value()::equals).orElse(true))
                .forEach(id -> programme.healthChecks().estates(id).reversed().forEach(e -> all.add(estate(body, e))));
        return all;
    }

    private static EstateView estate(BodyId body, Recorded<EstateDeclared> declared) {
        EstateDeclared act = declared.act();
        return new EstateView(
                body.value(),
                act.environment().value(),
                act.version(),
                Places.sorted(act.internal()),
                Places.sorted(act.external()),
                act.builds().stream()
                        .map(b -> new EstateView.BuildView(b.name(), word(b.use()), b.machines()))
                        .toList(),
                act.builds().stream().mapToInt(Build::machines).sum(),
                declared.at(),
                declared.by().value());
    }

    /// @param state one of [#STATES]; all when left out
    /// @param sort one of [#SORTS], after a minus the other way round
    /// @return environments of all bodies
    public concordat.api.view.Page<HealthCheckStanding> nation(
            Optional<String> state, String sort, Optional<String> cursor, int limit) {
        List<HealthCheckStanding> all = new ArrayList<>();
        for (Recorded<BodyJoined> body : programme.bodies()) {
            if (body.live()) {
                programme
                        .environmentsOf(body.act().body())
                        .forEach(e -> all.add(standing(body.act(), e.act().environment())));
            }
        }
        boolean turned = sort.startsWith("-");
        Comparator<HealthCheckStanding> by = sort.endsWith("until")
                ? Comparator.comparing(s -> s.until().orElse(Instant.MIN))
                : Comparator.comparing(HealthCheckStanding::bodyName);
        all.sort((turned ? by.reversed() : by).thenComparing(HealthCheckStanding::environment));
        return Pages.after(
                all, s -> state.map(s.state()::equals).orElse(true), HealthCheckStanding::environment, cursor, limit);
    }

    private HealthCheckStanding standing(BodyJoined body, EnvironmentId id) {
        Optional<HealthCheck> newest = programme.healthChecks().newest(id);
        Optional<EstateDeclared> estate = programme.healthChecks().estate(id).map(Recorded::act);
        Optional<HealthCheckDeclared> declared =
                newest.flatMap(HealthCheck::declared).map(Recorded::act);
        boolean booked = programme.healthChecks().of(id).stream()
                .anyMatch(check -> check.stage() == HealthCheck.Stage.COMMISSIONED);
        Optional<Instant> until = newest.flatMap(check -> check.until(terms(id)));
        String state = until.map(end -> !end.isAfter(reading.at())
                        ? booked ? "commissioned" : "old"
                        : end.isAfter(reading.at().plus(SOON)) ? "current" : "ends-soon")
                .orElse(booked ? "commissioned" : "none");
        return new HealthCheckStanding(
                body.body().value(),
                body.name().text().orElse(body.body().value()),
                id.value(),
                state,
                newest.map(check -> check.id().value()),
                declared.map(HealthCheckDeclared::scheme),
                declared.map(HealthCheckDeclared::to),
                newest.flatMap(HealthCheck::testedBy).map(this::age),
                until,
                estate.isPresent(),
                estate.flatMap(all ->
                        declared.map(d -> ScopeCheck.unscoped(d.scope(), all).size())));
    }
}
