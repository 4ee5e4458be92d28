package concordat.assurance;

import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Recorded;
import concordat.assurance.healthcheck.HealthCheck;
import concordat.assurance.healthcheck.ScopeCheck;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.HealthCheckTerms;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What to look at before a pack is handed in, so that nobody learns from an assessor what a machine could have said.
/// What stands in the way comes first. Doing what a check's fix says makes the check go away.
public final class Readiness {
    private static final Period DIAGRAM = Period.ofMonths(6);
    /// One document for more controls than this is looked at again.
    private static final int MANY_CONTROLS = 10;

    private final Inspection look;
    private final Programme programme;
    private final EnvironmentId id;

    private Readiness(Inspection look) {
        this.look = look;
        this.programme = look.programme;
        this.id = look.id;
    }

    /// @return what stands in the way first, then by number and control; nothing when no edition counts
    /// @throws IllegalArgumentException when the programme knows no such environment
    public static List<Concern> of(Programme programme, EnvironmentId environment, Instant at) {
        if (programme.environment(environment).isEmpty()) {
            throw new IllegalArgumentException("no environment " + environment);
        }
        Optional<Edition> edition = programme.editionOf(environment, at);
        if (edition.isEmpty()) {
            return List.of();
        }
        Inspection look = new Inspection(programme, environment, edition.get(), at);
        new AnswerInspection(look).controls();
        new Readiness(look).pack();
        PlanInspection plans = new PlanInspection(look);
        plans.plans();
        plans.breaches();
        plans.reliance();
        plans.decisions();
        plans.cases();
        look.concerns.sort(Comparator.comparing((Concern c) -> !c.check().blocks())
                .thenComparingInt(c -> c.check().number())
                .thenComparing(c -> c.control().map(ControlId::value).orElse(""))
                .thenComparing(Concern::detail));
        return List.copyOf(look.concerns);
    }

    private void pack() {
        evidence();
        diagram();
        healthCheck();
        programme.answers().requestsOf(id).stream()
                .filter(r -> r.live() && look.asked(r.act().control()))
                .forEach(r -> look.concern(
                        Check.REQUEST_OPEN,
                        r.act().control(),
                        "asked " + Inspection.day(r.at()) + ", by "
                                + Inspection.day(r.act().answerBy())));
        programme.answers().delegationsOf(id).stream()
                .filter(d -> d.dueOn().isBefore(look.today))
                .forEach(d -> look.concern(Check.SECTION_OVERDUE, d.section() + " with " + d.colleague()));
        people();
    }

    private List<EvidenceAttached> attached() {
        return programme.evidenceOf(id).stream()
                .filter(Recorded::live)
                .map(Recorded::act)
                .toList();
    }

    /// A control that has a document of its own does not rest on the one for all.
    private void evidence() {
        List<EvidenceAttached> evidence = attached();
        for (EvidenceAttached one : evidence) {
            if (one.controls().size() > MANY_CONTROLS) {
                Set<ControlId> resting = new TreeSet<>(one.controls());
                evidence.stream()
                        .filter(e -> e.kind() == one.kind() && e.controls().size() <= MANY_CONTROLS)
                        .forEach(e -> resting.removeAll(e.controls()));
                if (resting.size() > MANY_CONTROLS) {
                    look.concern(Check.EVIDENCE_OVERUSED, one.evidence() + " backs " + resting.size() + " controls");
                }
            }
        }
    }

    private void diagram() {
        newest(attached().stream()
                        .filter(e -> e.kind() == EvidenceKind.DIAGRAM)
                        .map(EvidenceAttached::observedAt)
                        .toList())
                .ifPresentOrElse(
                        drawn -> {
                            if (drawn.isBefore(look.minus(DIAGRAM))) {
                                look.concern(Check.DIAGRAM_OLD, "drawn " + Inspection.day(drawn));
                            }
                        },
                        () -> look.concern(Check.DIAGRAM_MISSING, "no diagram of the network is attached"));
    }

    private void healthCheck() {
        List<ReportImported> tested = programme.reportsOf(id).stream()
                .filter(Recorded::live)
                .map(Recorded::act)
                .filter(r -> r.strength().atLeast(Strength.TESTED))
                .toList();
        Optional<HealthCheck> declared = programme.healthChecks().newest(id);
        List<Instant> made =
                new ArrayList<>(tested.stream().map(ReportImported::scannedAt).toList());
        declared.filter(this::documented).flatMap(HealthCheck::testedBy).ifPresent(made::add);
        Optional<Instant> newest = newest(made);
        if (newest.isEmpty()) {
            look.concern(Check.HEALTH_CHECK_MISSING, "no independent health check is imported or handed in");
            return;
        }
        Instant oldest = look.minus(HealthCheckTerms.of(look.edition).lasts());
        if (newest.get().isBefore(oldest)) {
            look.concern(
                    Check.HEALTH_CHECK_OLD,
                    "tested " + Inspection.day(newest.get()) + ", " + months(newest.get()) + " months ago");
        }
        declared(declared.filter(check -> check.testedBy().orElseThrow().isAfter(oldest)));
        boolean credentialed =
                tested.stream().anyMatch(r -> r.credentialed() && !r.scannedAt().isBefore(oldest));
        if (!credentialed) {
            look.concern(Check.HEALTH_CHECK_WITHOUT_CREDENTIALS, "nobody looked from inside");
        }
    }

    /// Whether its report is evidence that an independent test stands behind.
    private boolean documented(HealthCheck check) {
        return check.declared()
                .flatMap(d -> d.act().evidence())
                .flatMap(programme::evidence)
                .filter(e -> e.live() && e.act().strength().atLeast(Strength.TESTED))
                .isPresent();
    }

    private long months(Instant since) {
        return ChronoUnit.MONTHS.between(since.atZone(ZoneOffset.UTC), look.at.atZone(ZoneOffset.UTC));
    }

    /// What was said to be tested against what there is said to be.
    private void declared(Optional<HealthCheck> check) {
        Optional<EstateDeclared> estate = programme.healthChecks().estate(id).map(Recorded::act);
        if (estate.isEmpty()) {
            look.concern(Check.ESTATE_UNDECLARED, "nobody has said what there is to be tested");
        }
        if (check.isEmpty()) {
            look.concern(Check.HEALTH_CHECK_UNDECLARED, "who tested what is not said");
            return;
        }
        Scope scope = check.get().declared().orElseThrow().act().scope();
        estate.ifPresent(all -> {
            List<String> left = ScopeCheck.unscoped(scope, all);
            if (!left.isEmpty()) {
                look.concern(
                        Check.HEALTH_CHECK_SCOPE_SHORT,
                        left.size() + " external " + (left.size() == 1 ? "place was" : "places were")
                                + " never in the scope, first " + left.getFirst());
            }
        });
        HealthCheckTerms terms = HealthCheckTerms.of(look.edition);
        if (scope.internalSample() < terms.sample().internal()
                || scope.externalSample() < terms.sample().external()) {
            look.concern(
                    Check.HEALTH_CHECK_SAMPLE_SHORT,
                    scope.internalSample() + " % inside and " + scope.externalSample()
                            + " % outside by hand, asked are " + terms.sample().internal() + " % and "
                            + terms.sample().external() + " %");
        }
    }

    /// A pack takes two: one who hands it in and an owner who signs it.
    private void people() {
        Set<PersonId> owners = holding(Role.ACCOUNTABLE_OWNER);
        Set<PersonId> officers = holding(Role.SECURITY_OFFICER);
        Set<PersonId> all = new TreeSet<>(owners);
        all.addAll(officers);
        if (owners.isEmpty()) {
            look.concern(Check.OWNER_MISSING, "nobody can sign");
        } else if (all.size() == 1) {
            look.concern(Check.OWNER_IS_OFFICER, owners.iterator().next() + " would sign what they prepared");
        }
        if (officers.size() == 1) {
            look.concern(Check.ONE_OFFICER, "only " + officers.iterator().next());
        }
    }

    private Set<PersonId> holding(Role role) {
        RoleHeld held = new RoleHeld(role, Optional.of(look.body));
        Set<PersonId> holders = new TreeSet<>();
        for (PersonId person : programme.people()) {
            if (programme.rolesOf(person).contains(held)) {
                holders.add(person);
            }
        }
        return holders;
    }

    private static Optional<Instant> newest(List<Instant> instants) {
        return instants.stream().max(Instant::compareTo);
    }
}
