package concordat.store.acts;

import concordat.catalogue.AccessRule;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Assurance;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Count;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FailRule;
import concordat.catalogue.FixWindow;
import concordat.catalogue.Handling;
import concordat.catalogue.ManualSample;
import concordat.catalogue.Obligation;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Rung;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import concordat.catalogue.Trigger;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;

/// A small edition that uses every part an edition has.
final class SampleEdition {

    private SampleEdition() {}

    /// As it was written before editions had rights, a ladder, service levels and a shadow.
    static Edition ofTheFirstVersion() {
        return new Edition(
                "model-1",
                "Model Code, first edition",
                LocalDate.of(2026, 4, 1),
                Duration.ofDays(90),
                Duration.ofDays(365),
                List.of(
                        new Handling("public", "Public", Strength.DECLARED, Duration.ofDays(3)),
                        new Handling("official", "Official", Strength.SIGNED, Duration.ofMinutes(90))),
                List.of("disk-encrypted", "os-supported", "login-strong"),
                Set.of("login-strong"),
                List.of(
                        new TierRule(Tier.BROWSER, Set.of("login-strong")),
                        new TierRule(Tier.MANAGED, Set.of("os-supported", "login-strong", "disk-encrypted"))),
                List.of(
                        new AccessRule(
                                "official",
                                ActionClass.VIEW,
                                Tier.BROWSER,
                                Set.of(Obligation.VIEW_ONLY, Obligation.NO_DOWNLOAD)),
                        new AccessRule("official", ActionClass.ADMINISTER, Tier.PRIVILEGED, Set.of())),
                List.of(new FixWindow(Severity.CRITICAL, Duration.ofDays(7), Duration.ofDays(14))),
                List.of(control(Set.of())));
    }

    static Edition edition() {
        return ofTheFifthVersion()
                .knowing(new PostureTerms(
                        List.of(new PostureRule(
                                "disk-encrypted", "storage.encrypted", Assurance.AGENT, Duration.ofHours(26))),
                        List.of(new PostureQuery(
                                "encryption",
                                Set.of("linux", "darwin"),
                                Duration.ofMinutes(10),
                                "SELECT 1 AS \"storage.encrypted\";"))));
    }

    static Edition ofTheFifthVersion() {
        return ofTheFourthVersion().sampling(new ManualSample(20, 90));
    }

    static Edition ofTheFourthVersion() {
        return ofTheThirdVersion()
                .mapping(List.of(
                        new WeaknessMap(
                                WeaknessScheme.CWE,
                                new CrosswalkRef("nist-800-53", "si-10"),
                                List.of("CWE-79", "CWE-89")),
                        new WeaknessMap(
                                WeaknessScheme.FAMILY,
                                new CrosswalkRef("nist-800-53", "cm-6"),
                                List.of("nessus:Policy Compliance"))));
    }

    static Edition ofTheThirdVersion() {
        return ofTheSecondVersion().exploitedWithin(new ExploitedWindow(Duration.ofDays(14), Duration.ofDays(21)));
    }

    static Edition ofTheSecondVersion() {
        Edition first = ofTheFirstVersion();
        return new Edition(
                first.id(),
                first.title(),
                first.startsOn(),
                first.transition(),
                first.ceiling(),
                first.handlings(),
                first.facts(),
                first.loginFacts(),
                first.tierRules(),
                first.accessRules(),
                first.fixWindows(),
                List.of(control(Set.of(new ControlId("VUL-02"), new ControlId("PAT-01")))),
                List.of(
                        new DecisionRight(
                                ResidualRisk.LOW, "official", Set.of("security-officer"), Duration.ofDays(365)),
                        new DecisionRight(
                                ResidualRisk.VERY_HIGH,
                                "official",
                                Set.of("data-owner", "authority", "accountable-owner"),
                                Duration.ofDays(30))),
                List.of(new Trigger("lapsed for a month", Count.LAPSED_DAYS, 30, Rung.RESTRICT)),
                new ServiceLevels(20, 5, 10),
                Duration.ofDays(30));
    }

    private static Control control(Set<ControlId> formerly) {
        return new Control(
                new ControlId("VUL-03"),
                "Vulnerabilities",
                "Fix what is known",
                "Are critical weaknesses closed within the fix window? \u201cClosed\u201d means: gone from the next scan.",
                false,
                Period.ofMonths(6),
                List.of(
                        new RestsOn("public", Set.of(), true),
                        new RestsOn("official", Set.of(Tier.MANAGED, Tier.BROWSER, Tier.PRIVILEGED), false)),
                List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)),
                List.of(new FailRule("critical-left-open", "finding.severity == 4 && age > duration(\"168h\")")),
                List.of(new CrosswalkRef("caf-3.2", "B4.d"), new CrosswalkRef("iso-27001", "A.8.8")),
                formerly);
    }
}
