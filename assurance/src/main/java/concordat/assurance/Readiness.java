package concordat.assurance;

import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Role;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Plan;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What to look at before a pack is handed in, so that nobody learns from an assessor what a machine could have said.
/// What stands in the way comes first.
public final class Readiness {
    private static final Period HEALTH_CHECK = Period.ofMonths(12);
    private static final Period DIAGRAM = Period.ofMonths(6);
    private static final Period ANSWER = Period.ofMonths(12);
    private static final Period SOON = Period.ofDays(60);
    private static final Period RENEW = Period.ofDays(90);
    /// One document for more controls than this is looked at again.
    private static final int MANY_CONTROLS = 10;
    /// The same words for this many controls were hardly meant for each.
    private static final int SAME_WORDS = 5;

    private final Programme programme;
    private final EnvironmentId id;
    private final EnvironmentState state;
    private final BodyId body;
    private final Instant at;
    private final LocalDate today;
    private final List<Concern> concerns = new ArrayList<>();

    private Readiness(Programme programme, EnvironmentId id, Instant at) {
        this.programme = programme;
        this.id = id;
        this.state = Objects.requireNonNull(programme.register().environments.get(id));
        this.body = state.declared.act().body();
        this.at = at;
        this.today = at.atZone(ZoneOffset.UTC).toLocalDate();
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
        Readiness readiness = new Readiness(programme, environment, at);
        readiness.controls(edition.get());
        readiness.pack(edition.get());
        readiness.people();
        readiness.plans();
        readiness.reliance();
        readiness.decisions();
        readiness.concerns.sort(Comparator.comparing((Concern c) -> !c.check().blocks())
                .thenComparingInt(c -> c.check().number())
                .thenComparing(c -> c.control().map(ControlId::value).orElse(""))
                .thenComparing(Concern::detail));
        return List.copyOf(readiness.concerns);
    }

    private void concern(Check check, ControlId control, String detail) {
        concerns.add(new Concern(check, Optional.of(control), detail));
    }

    private void concern(Check check, String detail) {
        concerns.add(new Concern(check, Optional.empty(), detail));
    }

    private void controls(Edition edition) {
        Standing standing = Standing.of(programme, id, at);
        Set<ControlId> toReview = programme.answersToReview(id, at);
        for (Control control : edition.controls()) {
            ControlState facts = state.control(programme.register().timetable.place(control.id()));
            ControlStanding how = standing.control(control.id()).orElseThrow();
            Optional<Recorded<AnswerGiven>> answer = facts.own().answer();
            if (answer.isEmpty()) {
                if (how.kind() != StandingKind.RELIED_ON) {
                    concern(Check.ANSWER_MISSING, control.id(), control.title());
                }
                continue;
            }
            answered(control, facts, how, answer.get());
            if (toReview.contains(control.id())) {
                concern(Check.ANSWER_TO_REVIEW, control.id(), "given for another edition");
            }
        }
        repeated();
    }

    private void answered(Control control, ControlState facts, ControlStanding how, Recorded<AnswerGiven> answer) {
        ControlId controlId = control.id();
        Instant old = minus(ANSWER);
        if (answer.at().isBefore(old)) {
            concern(Check.ANSWER_OLD, controlId, "given " + day(answer.at()));
        }
        if (answer.act().statement().text().filter(String::isBlank).isPresent()) {
            concern(Check.STATEMENT_LACKING, controlId, answer.act().answer().toString());
        }
        switch (answer.act().answer()) {
            case MET -> met(control, facts, how);
            case NOT_MET, PARTLY_MET -> gap(control, facts, how);
            case NOT_APPLICABLE -> {
                if (facts.own().alternatives().isEmpty()) {
                    concern(Check.NOT_APPLICABLE_UNASSESSED, controlId, control.title());
                }
            }
        }
    }

    private void met(Control control, ControlState facts, ControlStanding how) {
        facts.breach()
                .filter(b -> !b.breach().breachesAt().isAfter(at))
                .ifPresent(b -> concern(
                        Check.MET_DESPITE_FINDINGS,
                        control.id(),
                        b.breach().findings() + " findings past their window"));
        boolean holds = how.kind() == StandingKind.PROVED || how.kind() == StandingKind.RELIED_ON;
        if (facts.own().proofs().isEmpty() && !holds) {
            concern(Check.MET_WITHOUT_EVIDENCE, control.id(), control.title());
        } else if (!holds) {
            boolean old = facts.own().proofs().stream().anyMatch(p -> p.ends(control.proofLasts()) <= Micros.of(at));
            concern(old ? Check.MET_BY_OLD_EVIDENCE : Check.MET_BY_WEAK_EVIDENCE, control.id(), control.title());
        }
        if (how.kind() == StandingKind.PROVED) {
            how.basis()
                    .changesAt()
                    .filter(ends -> ends.isBefore(plus(SOON)))
                    .ifPresent(ends -> concern(Check.EVIDENCE_ENDS_SOON, control.id(), "until " + day(ends)));
            boolean declared =
                    facts.own().proofs().stream().noneMatch(p -> p.strength().atLeast(Strength.SIGNED))
                            && facts.own().alternatives().isEmpty();
            if (declared) {
                concern(Check.DECLARED_ONLY, control.id(), "signed or stronger evidence supports more");
            }
        }
    }

    private void gap(Control control, ControlState facts, ControlStanding how) {
        boolean conceded = how.kind() == StandingKind.PLANNED
                || how.kind() == StandingKind.ACCEPTED
                || programme.planned().of(id).stream()
                        .anyMatch(p -> p.ended().isEmpty()
                                && p.drafted()
                                        .map(d -> d.controls().contains(control.id()))
                                        .orElse(false));
        if (!conceded && facts.own().alternatives().isEmpty()) {
            concern(Check.GAP_WITHOUT_ANSWER, control.id(), "no plan, no risk decision, no alternative");
        }
        if (!control.deferrable()) {
            concern(Check.CANNOT_WAIT, control.id(), "a plan cannot stand in for it");
        }
    }

    private void repeated() {
        Map<String, TreeSet<ControlId>> words = new HashMap<>();
        programme.answersOf(id).forEach(a -> a.act()
                .statement()
                .text()
                .filter(t -> !t.isBlank())
                .ifPresent(t -> words.computeIfAbsent(t.strip(), any -> new TreeSet<>())
                        .add(a.act().control())));
        words.values().stream()
                .filter(same -> same.size() >= SAME_WORDS)
                .forEach(same -> concern(
                        Check.STATEMENT_REPEATED, same.first(), "the same words for " + same.size() + " controls"));
    }

    private void pack(Edition edition) {
        List<Recorded<EvidenceAttached>> evidence =
                programme.evidenceOf(id).stream().filter(Recorded::live).toList();
        evidence.stream()
                .filter(e -> e.act().controls().size() > MANY_CONTROLS)
                .forEach(e -> concern(
                        Check.EVIDENCE_OVERUSED,
                        e.act().evidence() + " backs " + e.act().controls().size() + " controls"));
        newest(evidence.stream()
                        .filter(e -> e.act().kind() == EvidenceKind.DIAGRAM)
                        .map(e -> e.act().observedAt())
                        .toList())
                .ifPresentOrElse(
                        drawn -> {
                            if (drawn.isBefore(minus(DIAGRAM))) {
                                concern(Check.DIAGRAM_OLD, "drawn " + day(drawn));
                            }
                        },
                        () -> concern(Check.DIAGRAM_MISSING, "no diagram of the network is attached"));
        healthCheck();
        programme.answers().requestsOf(id).stream()
                .filter(Recorded::live)
                .forEach(r -> concern(
                        Check.REQUEST_OPEN,
                        r.act().control(),
                        "asked " + day(r.at()) + ", by " + day(r.act().answerBy())));
        programme.answers().delegationsOf(id).stream()
                .filter(d -> d.dueOn().isBefore(today))
                .forEach(d -> concern(Check.SECTION_OVERDUE, d.section() + " with " + d.colleague()));
        breaches(edition);
    }

    private void healthCheck() {
        List<ReportImported> tested = programme.reportsOf(id).stream()
                .filter(Recorded::live)
                .map(Recorded::act)
                .filter(r -> r.strength().atLeast(Strength.TESTED))
                .toList();
        Optional<Instant> newest =
                newest(tested.stream().map(ReportImported::scannedAt).toList());
        if (newest.isEmpty()) {
            concern(Check.HEALTH_CHECK_MISSING, "no independent health check is imported");
            return;
        }
        if (newest.get().isBefore(minus(HEALTH_CHECK))) {
            concern(Check.HEALTH_CHECK_OLD, "tested " + day(newest.get()));
        }
        boolean credentialed =
                tested.stream().anyMatch(r -> r.credentialed() && !r.scannedAt().isBefore(minus(HEALTH_CHECK)));
        if (!credentialed) {
            concern(Check.HEALTH_CHECK_WITHOUT_CREDENTIALS, "nobody looked from inside");
        }
    }

    private void breaches(Edition edition) {
        Set<ControlId> worked = openActions().stream()
                .flatMap(a -> a.added().controls().stream())
                .collect(Collectors.toSet());
        for (BreachHeld held : programme.breachesHeld(id)) {
            ControlId control = held.breach().control();
            boolean accepted = programme.risksOf(id).stream()
                    .anyMatch(r -> r.live()
                            && r.act().control().equals(control)
                            && r.act().until().isAfter(at));
            if (edition.control(control).isPresent() && !worked.contains(control) && !accepted) {
                concern(Check.FINDINGS_WITHOUT_ACTION, control, held.breach().findings() + " findings");
            }
        }
    }

    private void people() {
        Set<PersonId> owners = new TreeSet<>();
        Set<PersonId> officers = new TreeSet<>();
        for (PersonId person : programme.people()) {
            for (RoleHeld held : programme.rolesOf(person)) {
                boolean ours = held.body().equals(Optional.of(body));
                if (ours && held.role() == Role.ACCOUNTABLE_OWNER) {
                    owners.add(person);
                }
                if (ours && held.role() == Role.SECURITY_OFFICER) {
                    officers.add(person);
                }
            }
        }
        if (owners.isEmpty()) {
            concern(Check.OWNER_MISSING, "nobody can sign");
        } else if (officers.containsAll(owners)) {
            concern(Check.OWNER_IS_OFFICER, owners.iterator().next() + " would sign what they prepared");
        }
        if (officers.size() == 1) {
            concern(Check.ONE_OFFICER, "only " + officers.iterator().next());
        }
    }

    private List<Action> openActions() {
        return programme.planned().actionsOf(id).stream().filter(Action::open).toList();
    }

    private void plans() {
        for (Plan plan : programme.planned().of(id)) {
            if (plan.ended().isPresent() || plan.drafted().isEmpty()) {
                continue;
            }
            LocalDate ends = plan.drafted().get().endsOn();
            if (plan.actions().isEmpty()) {
                concern(Check.PLAN_WITHOUT_ACTIONS, plan.id().value());
            }
            if (ends.isBefore(today)) {
                concern(Check.PLAN_OVER, plan.id() + " ended " + ends);
            }
            if (plan.agreed().isEmpty()) {
                concern(Check.PLAN_NOT_AGREED, plan.id() + " is " + plan.stage());
            }
            for (Action action : programme.planned().actionsOf(plan)) {
                if (action.open() && action.plannedOn().isAfter(ends)) {
                    concern(Check.ACTION_AFTER_PLAN, name(action) + " is planned on " + action.plannedOn());
                }
            }
        }
        for (Action action : openActions()) {
            if (action.plannedOn().isBefore(today)) {
                concern(Check.ACTION_OVERDUE, name(action) + " was planned on " + action.plannedOn());
            }
            if (action.owner().isEmpty()) {
                concern(Check.ACTION_WITHOUT_OWNER, name(action));
            }
            if (action.pence() > 0 && !action.funded()) {
                concern(Check.ACTION_WITHOUT_MONEY, name(action));
            }
        }
    }

    private static String name(Action action) {
        return "action " + action.added().number();
    }

    private void reliance() {
        for (Recorded<RelianceAgreed> recorded : programme.reliancesOf(id)) {
            RelianceAgreed relied = recorded.act();
            if (relied.split() == Split.OWN) {
                continue;
            }
            ControlId control = relied.control();
            if (programme.toConfirm(id, relied.provider()).contains(control)) {
                concern(Check.RELIANCE_TO_CONFIRM, control, relied.provider() + " has changed");
            }
            if (relied.until().isBefore(plus(RENEW))) {
                concern(Check.RELIANCE_ENDS_SOON, control, relied.provider() + " until " + day(relied.until()));
            }
            boolean said = programme.answersOf(id).stream()
                    .anyMatch(a -> a.act().control().equals(control) && a.act().answer() == Answer.MET);
            if (relied.split() == Split.SHARED && !said) {
                concern(Check.SHARE_UNPROVED, control, "what stays your own duty is not answered");
            }
            StandingKind theirs = Standing.of(programme, relied.provider(), at)
                    .control(control)
                    .map(ControlStanding::kind)
                    .orElse(StandingKind.OPEN);
            if (theirs != StandingKind.PROVED && theirs != StandingKind.RELIED_ON) {
                concern(Check.PROVIDER_FAILS, control, relied.provider() + " is " + theirs);
            }
        }
    }

    private void decisions() {
        for (Recorded<RiskAccepted> recorded : programme.risksOf(id)) {
            RiskAccepted risk = recorded.act();
            if (!recorded.live() || !risk.until().isAfter(at)) {
                continue;
            }
            if (risk.until().isBefore(plus(SOON))) {
                concern(Check.RISK_ENDS_SOON, risk.control(), risk.risk() + " until " + day(risk.until()));
            }
            boolean asked = programme.decisions().decision(risk.risk()).isPresent();
            if (asked && !risk.factsDigest().equals(FactsDigest.of(programme, id, risk.control()))) {
                concern(Check.RISK_DRIFTED, risk.control(), risk.risk() + " was taken on other facts");
            }
        }
        programme.casesOf(id).stream()
                .filter(c -> c.open()
                        && c.notice().filter(n -> !n.replyBy().isBefore(at)).isPresent()
                        && c.replies().isEmpty()
                        && c.adjudication().isEmpty())
                .forEach(c -> concern(
                        Check.REPLY_OWED,
                        c.control(),
                        c.id() + " by " + day(c.notice().orElseThrow().replyBy())));
    }

    private static Optional<Instant> newest(List<Instant> instants) {
        return instants.stream().max(Instant::compareTo);
    }

    private Instant plus(Period period) {
        return at.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }

    private Instant minus(Period period) {
        return at.atZone(ZoneOffset.UTC).minus(period).toInstant();
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
