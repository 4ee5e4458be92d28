package concordat.assurance;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Handling;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.catalogue.Trigger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Editions to test with: four handlings and a few controls of every kind.
final class Editions {
    static final String PUBLIC = "public";
    static final String OFFICIAL = "official";
    static final String PERSONAL = "official-personal";
    static final String SENSITIVE = "official-sensitive";
    static final List<String> SCALE = List.of(PUBLIC, OFFICIAL, PERSONAL, SENSITIVE);

    /// Proved by a scan; cannot be deferred.
    static final ControlId SCANNED = new ControlId("VUL-01");
    /// Proved by a record that may be declared; can be deferred. OFFICIAL rests on it.
    static final ControlId DECLARED = new ControlId("GOV-01");
    /// Proved by a signed policy and a machine's configuration; can be deferred.
    static final ControlId DEFERRABLE = new ControlId("CFG-01");
    /// Proved by a signed record; cannot be deferred.
    static final ControlId FIRM = new ControlId("ACC-01");

    static final Duration CEILING = Duration.ofDays(180);

    private Editions() {}

    static Edition first() {
        return edition("model-1", LocalDate.of(2026, 1, 1), Duration.ZERO, CEILING, controls());
    }

    static Edition edition(
            String id, LocalDate startsOn, Duration transition, Duration ceiling, List<Control> controls) {
        return new Edition(
                id,
                "Model code",
                startsOn,
                transition,
                ceiling,
                List.of(
                        new Handling(PUBLIC, "Public", Strength.DECLARED, Duration.ofDays(1)),
                        new Handling(OFFICIAL, "Official", Strength.DECLARED, Duration.ofHours(12)),
                        new Handling(PERSONAL, "Official, personal", Strength.DECLARED, Duration.ofHours(4)),
                        new Handling(SENSITIVE, "Official, sensitive", Strength.SIGNED, Duration.ofMinutes(15))),
                List.of("enrolled", "healthy", "strong-login"),
                Set.of("strong-login"),
                List.of(),
                List.of(),
                List.of(),
                controls);
    }

    /// The same edition with other terms of governance.
    static Edition governed(Edition edition, List<DecisionRight> rights, List<Trigger> ladder, Duration shadow) {
        return new Edition(
                edition.id(),
                edition.title(),
                edition.startsOn(),
                edition.transition(),
                edition.ceiling(),
                edition.handlings(),
                edition.facts(),
                edition.loginFacts(),
                edition.tierRules(),
                edition.accessRules(),
                edition.fixWindows(),
                edition.controls(),
                rights,
                ladder,
                edition.serviceLevels(),
                shadow);
    }

    /// The same control by another name.
    static Control renamed(Control control, ControlId name) {
        return new Control(
                name,
                control.section(),
                control.title(),
                control.question(),
                control.deferrable(),
                control.proofLasts(),
                control.restsOn(),
                control.needs(),
                control.failRules(),
                control.crosswalk(),
                Set.of(control.id()));
    }

    static List<Control> controls() {
        return List.of(
                control(SCANNED, false, List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)), SENSITIVE),
                control(DECLARED, true, List.of(new EvidenceNeed(EvidenceKind.RECORD, Strength.DECLARED)), OFFICIAL),
                control(
                        DEFERRABLE,
                        true,
                        List.of(
                                new EvidenceNeed(EvidenceKind.POLICY, Strength.SIGNED),
                                new EvidenceNeed(EvidenceKind.CONFIGURATION, Strength.MACHINE)),
                        SENSITIVE),
                control(FIRM, false, List.of(new EvidenceNeed(EvidenceKind.RECORD, Strength.SIGNED)), SENSITIVE));
    }

    static Control control(ControlId id, boolean deferrable, List<EvidenceNeed> needs, String highest) {
        List<RestsOn> rests = new ArrayList<>();
        for (String handling : SCALE.subList(1, SCALE.indexOf(highest) + 1)) {
            rests.add(new RestsOn(handling, EnumSet.allOf(Tier.class), true));
        }
        return new Control(
                id, "Section", "Title", "Do you?", deferrable, Period.ofDays(90), rests, needs, List.of(), List.of());
    }
}
