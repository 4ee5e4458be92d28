package concordat.compile;

import concordat.assurance.Clockwork;
import concordat.assurance.Due;
import concordat.assurance.FactsDigest;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.AccessRule;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Handling;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A network of bodies, controls and routes to compile.
final class Net {
    static final PersonId LEAD = new PersonId("lead");
    static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    Programme programme = Programme.empty(new NetworkId("testnet"));
    Instant now = START;
    private int ids;

    Net(int controls) {
        this(edition("model-1", LocalDate.of(2026, 1, 1), controls));
    }

    private Net(Edition first) {
        done(LEAD, new NetworkFounded(prose("Test network")));
        done(LEAD, new EditionIssued(first));
        done(LEAD, new RoleGranted(new PersonId("lead-2"), Role.AUTHORITY_LEAD, Optional.empty()));
        body("svc");
        done(LEAD, new ServiceRegistered(new ServiceId("tax"), new BodyId("svc"), prose("Tax"), "tax.example"));
        done(LEAD, route("tax-view", "official", ActionClass.VIEW, Set.of()));
        done(LEAD, route("tax-change", "sensitive", ActionClass.CHANGE, Set.of()));
    }

    /// With a table that says for how long a risk is accepted at most.
    static Net withRights(int controls) {
        Edition plain = edition("model-1", LocalDate.of(2026, 1, 1), controls);
        return new Net(new Edition(
                plain.id(),
                plain.title(),
                plain.startsOn(),
                plain.transition(),
                plain.ceiling(),
                plain.handlings(),
                plain.facts(),
                plain.loginFacts(),
                plain.tierRules(),
                plain.accessRules(),
                plain.fixWindows(),
                plain.controls(),
                List.of(new DecisionRight(
                        ResidualRisk.MODERATE, "official", Set.of("accountable-owner"), Duration.ofDays(90))),
                plain.ladder(),
                plain.serviceLevels(),
                plain.shadow()));
    }

    /// A risk that the body's owner accepts and both the Authority and the tax service's owner have agreed to.
    RiskAccepted agreed(EnvironmentId at, ControlId control, String handling, Instant until) {
        PersonId officer = new PersonId("officer-" + at);
        done(LEAD, new RoleGranted(officer, Role.SECURITY_OFFICER, Optional.of(new BodyId(at.value()))));
        RiskId risk = new RiskId(id("risk"));
        String facts = FactsDigest.of(programme, at, control);
        done(
                officer,
                new RiskRequested(
                        risk,
                        at,
                        control,
                        ResidualRisk.MODERATE,
                        Set.of(handling),
                        until,
                        facts,
                        Optional.empty(),
                        prose("why"),
                        prose("where")));
        done(LEAD, new RiskShared(risk, Optional.empty()));
        done(new PersonId("owner-svc"), new RiskShared(risk, Optional.of(new BodyId("svc"))));
        RiskAccepted accepted =
                new RiskAccepted(risk, at, control, officer, Set.of(handling), prose("known"), until, facts);
        done(new PersonId("owner-" + at), accepted);
        return accepted;
    }

    static RouteDeclared route(String id, String handling, ActionClass action, Set<ControlId> alsoNeeds) {
        return route(id, handling, action, alsoNeeds, CitizenEffect.NONE);
    }

    static RouteDeclared route(
            String id, String handling, ActionClass action, Set<ControlId> alsoNeeds, CitizenEffect effect) {
        return new RouteDeclared(
                new RouteId(id),
                new ServiceId("tax"),
                Set.of("GET"),
                "/" + id,
                handling,
                action,
                effect,
                false,
                alsoNeeds,
                Optional.of(Duration.ofHours(1)));
    }

    static ControlId control(int number) {
        return new ControlId(String.format("CTL-%02d", number));
    }

    static Edition edition(String id, LocalDate startsOn, int count) {
        List<Control> controls = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<RestsOn> rests = new ArrayList<>();
            rests.add(new RestsOn("official", EnumSet.of(Tier.MANAGED, Tier.PRIVILEGED), number % 2 == 0));
            if (number % 3 == 0) {
                rests.add(new RestsOn("sensitive", EnumSet.allOf(Tier.class), true));
            }
            controls.add(new Control(
                    control(number),
                    "Section",
                    "Title",
                    "Do you?",
                    number % 4 == 1,
                    Period.ofDays(60 + number),
                    rests,
                    List.of(new EvidenceNeed(EvidenceKind.RECORD, Strength.SIGNED)),
                    List.of(),
                    List.of()));
        }
        return new Edition(
                id,
                "Model code",
                startsOn,
                Duration.ofDays(10),
                Duration.ofDays(180),
                List.of(
                        new Handling("official", "Official", Strength.DECLARED, Duration.ofHours(12)),
                        new Handling("sensitive", "Sensitive", Strength.SIGNED, Duration.ofMinutes(15))),
                List.of("enrolled", "healthy", "strong-login"),
                Set.of("strong-login"),
                List.of(
                        new TierRule(Tier.BROWSER, Set.of("strong-login")),
                        new TierRule(Tier.MANAGED, Set.of("enrolled", "healthy", "strong-login"))),
                List.of(
                        new AccessRule("official", ActionClass.VIEW, Tier.BROWSER, Set.of()),
                        new AccessRule("sensitive", ActionClass.CHANGE, Tier.MANAGED, Set.of())),
                List.of(),
                controls);
    }

    static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    static String hex(int number) {
        return String.format("%064x", number);
    }

    String id(String stem) {
        return stem + "-" + ids++;
    }

    EnvironmentId body(String name) {
        done(LEAD, new BodyJoined(new BodyId(name), prose(name), "council", "r01", ""));
        done(LEAD, new EnvironmentDeclared(new EnvironmentId(name), new BodyId(name), prose(name)));
        done(
                LEAD,
                new RoleGranted(new PersonId("owner-" + name), Role.ACCOUNTABLE_OWNER, Optional.of(new BodyId(name))));
        return new EnvironmentId(name);
    }

    EvidenceAttached proof(EnvironmentId environment, ControlId control) {
        return new EvidenceAttached(
                new EvidenceId(id("ev")),
                environment,
                Set.of(control),
                EvidenceKind.RECORD,
                Strength.TESTED,
                hex(1),
                now,
                prose("record"));
    }

    void attempt(PersonId actor, Act act) {
        if (programme.check(actor, act, now).allowed()) {
            append(actor, act);
        }
    }

    void done(PersonId actor, Act act) {
        Verdict verdict = programme.check(actor, act, now);
        if (!verdict.allowed()) {
            throw new AssertionError(act + ": " + verdict);
        }
        append(actor, act);
    }

    private void append(PersonId actor, Act act) {
        programme = programme.with(new Entry(programme.network(), programme.nextPosition(), now, actor, act));
    }

    void settle() {
        for (List<Due> due = Clockwork.due(programme, now); !due.isEmpty(); due = Clockwork.due(programme, now)) {
            due.forEach(d -> done(Programme.CLOCKWORK, d.act()));
        }
    }
}
