package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.HealthCheckAct.Area;
import concordat.assurance.act.HealthCheckAct.Build;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.assurance.act.HealthCheckAct.Use;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.HealthCheckId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A small network in which time can be moved. Whatever is done goes through the law first and stays in its ledger.
final class World {
    static final NetworkId NETWORK = new NetworkId("testnet");
    static final PersonId LEAD = new PersonId("lead");
    static final PersonId SECOND_LEAD = new PersonId("lead-2");
    static final PersonId ASSESSOR = new PersonId("assessor");
    /// A Monday.
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    Programme programme = Programme.empty(NETWORK);
    Instant now = START;
    final List<Entry> ledger = new ArrayList<>();
    private int ids;

    World() {
        this(Editions.first());
    }

    World(Edition edition) {
        done(LEAD, new NetworkFounded(prose("Test network")));
        done(LEAD, new EditionIssued(edition));
        done(LEAD, new RoleGranted(SECOND_LEAD, Role.AUTHORITY_LEAD, Optional.empty()));
        done(LEAD, new RoleGranted(ASSESSOR, Role.ASSESSOR, Optional.empty()));
    }

    static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    static String digest(int number) {
        return String.format("%064x", number);
    }

    /// Makes a body with one environment of the same name, a security officer and an accountable owner.
    EnvironmentId body(String name) {
        BodyId body = new BodyId(name);
        EnvironmentId environment = new EnvironmentId(name);
        done(LEAD, new BodyJoined(body, prose(name), "district-council", "r01", ""));
        done(LEAD, new EnvironmentDeclared(environment, body, prose(name)));
        done(LEAD, new RoleGranted(officer(environment), Role.SECURITY_OFFICER, Optional.of(body)));
        done(LEAD, new RoleGranted(owner(environment), Role.ACCOUNTABLE_OWNER, Optional.of(body)));
        return environment;
    }

    static PersonId officer(EnvironmentId environment) {
        return new PersonId("officer-" + environment);
    }

    static PersonId owner(EnvironmentId environment) {
        return new PersonId("owner-" + environment);
    }

    String id(String stem) {
        return stem + "-" + ids++;
    }

    Verdict check(PersonId actor, Act act) {
        return programme.check(actor, act, now);
    }

    Verdict attempt(PersonId actor, Act act) {
        Verdict verdict = check(actor, act);
        if (verdict.allowed()) {
            append(actor, act);
        }
        return verdict;
    }

    void done(PersonId actor, Act act) {
        Verdict verdict = attempt(actor, act);
        if (!verdict.allowed()) {
            throw new AssertionError(act + " by " + actor + " at " + now + ": " + verdict);
        }
    }

    private void append(PersonId actor, Act act) {
        Entry entry = new Entry(NETWORK, programme.nextPosition(), now, actor, act);
        programme = programme.with(entry);
        ledger.add(entry);
    }

    /// Lets time pass the way the control plane does: whatever falls due on the way is done when it does.
    void wait(Duration duration) {
        waitUntil(now.plus(duration));
    }

    void waitUntil(Instant until) {
        settle();
        for (Optional<Instant> next = Clockwork.nextDue(programme, now);
                next.isPresent() && !next.get().isAfter(until);
                next = Clockwork.nextDue(programme, now)) {
            now = next.get();
            settle();
        }
        now = until;
        settle();
    }

    void settle() {
        for (int round = 0; ; round++) {
            List<Due> due = Clockwork.due(programme, now);
            if (due.isEmpty()) {
                return;
            }
            if (round > 20) {
                throw new AssertionError("the clockwork never rests: " + due);
            }
            due.forEach(d -> done(Programme.CLOCKWORK, d.act()));
        }
    }

    EvidenceId evidence(
            PersonId actor, EnvironmentId environment, ControlId control, EvidenceKind kind, Strength strength) {
        EvidenceId id = new EvidenceId(id("ev"));
        done(
                actor,
                new EvidenceAttached(
                        id, environment, Set.of(control), kind, strength, digest(1), now, prose("evidence")));
        return id;
    }

    ReportImported report(Set<ControlId> proves, EnvironmentId environment, Breach... breaches) {
        return new ReportImported(
                new ReportId(id("rep")),
                environment,
                digest(2),
                "scanner",
                now,
                Strength.TESTED,
                true,
                digest(3),
                proves,
                List.of(breaches));
    }

    void scan(EnvironmentId environment, Breach... breaches) {
        done(ASSESSOR, report(Set.of(Editions.SCANNED), environment, breaches));
    }

    static Breach breach(ControlId control, int findings, Instant at) {
        return new Breach(control, digest(100 + findings), findings, at, Optional.empty());
    }

    /// Proves every control of the edition, strongly.
    void proveAll(EnvironmentId environment) {
        scan(environment);
        evidence(ASSESSOR, environment, Editions.DECLARED, EvidenceKind.RECORD, Strength.TESTED);
        evidence(ASSESSOR, environment, Editions.DEFERRABLE, EvidenceKind.POLICY, Strength.TESTED);
        evidence(ASSESSOR, environment, Editions.DEFERRABLE, EvidenceKind.CONFIGURATION, Strength.TESTED);
        evidence(ASSESSOR, environment, Editions.FIRM, EvidenceKind.RECORD, Strength.TESTED);
    }

    /// Everything that the checks before a submission look at: answers, evidence, a diagram, a health check.
    void makeReady(EnvironmentId environment) {
        proveAll(environment);
        answerAll(environment);
        evidence(ASSESSOR, environment, Editions.FIRM, EvidenceKind.DIAGRAM, Strength.SIGNED);
        declareHealthCheck(environment, Set.of("www." + environment + ".example"), 10);
    }

    /// Says what there is, and that it was tested yesterday.
    void declareHealthCheck(EnvironmentId environment, Set<String> external, int sample) {
        LocalDate yesterday = now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        int version = programme.healthChecks().estates(environment).size() + 1;
        done(
                officer(environment),
                new EstateDeclared(
                        environment,
                        version,
                        Set.of("10.1.0.0/16"),
                        Set.of("www." + environment + ".example"),
                        List.of(new Build("laptop", Use.END_USER, 400))));
        done(
                officer(environment),
                new HealthCheckDeclared(
                        new HealthCheckId(id("hc")),
                        environment,
                        prose("Testers Ltd"),
                        "check",
                        prose("CTL-1"),
                        yesterday.minusDays(4),
                        yesterday,
                        yesterday,
                        Optional.empty(),
                        Set.of(),
                        new Scope(
                                Set.of(Area.EXTERNAL_INFRASTRUCTURE),
                                Set.of("10.1.0.0/16"),
                                external,
                                sample,
                                100,
                                List.of(),
                                prose("Town hall"))));
    }

    private void answerAll(EnvironmentId environment) {
        for (ControlId control : History.CONTROLS) {
            done(officer(environment), new AnswerGiven(environment, control, Answer.MET, prose("so it is")));
        }
    }

    ControlStanding standing(EnvironmentId environment, ControlId control) {
        ControlStanding standing =
                Standing.of(programme, environment, now).controls().get(control);
        if (standing == null) {
            throw new AssertionError("no standing for " + control);
        }
        return standing;
    }

    CaseId caseOf(EnvironmentId environment, ControlId control) {
        return programme.casesOf(environment).stream()
                .filter(c -> c.open() && c.control().equals(control))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open case for " + control))
                .id();
    }
}
