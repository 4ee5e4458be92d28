package concordat.catalogue.difference;

import static concordat.catalogue.difference.Direction.LOOSER;
import static concordat.catalogue.difference.Direction.NEUTRAL;
import static concordat.catalogue.difference.Direction.TIGHTER;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EditionDifferenceTest {

    private static final RestsOn OPEN = new RestsOn("open", Set.of(Tier.MANAGED), false);
    private static final EvidenceNeed SCAN = need(EvidenceKind.SCAN, Strength.MACHINE);
    private static final FailRule BAD = new FailRule("bad", "finding.severity >= 4");
    private static final Control PLAIN = control("AB-01", OPEN, SCAN);

    private static EvidenceNeed need(EvidenceKind kind, Strength strength) {
        return new EvidenceNeed(kind, strength);
    }

    private static Control control(String id, RestsOn rests, EvidenceNeed... needs) {
        return control(id, true, Period.ofYears(1), List.of(rests), List.of(needs), List.of(), Set.of());
    }

    private static Control control(
            String id,
            boolean deferrable,
            Period lasts,
            List<RestsOn> rests,
            List<EvidenceNeed> needs,
            List<FailRule> rules,
            Set<ControlId> formerly) {
        return new Control(
                new ControlId(id),
                "Section",
                "Title",
                "Question?",
                deferrable,
                lasts,
                rests,
                needs,
                rules,
                List.of(new CrosswalkRef("other", "1")),
                formerly);
    }

    private static Control formerly(String id, String... old) {
        return control(
                id,
                true,
                Period.ofYears(1),
                List.of(OPEN),
                List.of(SCAN),
                List.of(),
                Set.of(List.of(old).stream().map(ControlId::new).toArray(ControlId[]::new)));
    }

    private static Edition edition(Control... controls) {
        return new Edition(
                "tiny-1",
                "Tiny",
                LocalDate.of(2026, 4, 1),
                Duration.ofDays(180),
                Duration.ofDays(365),
                List.of(
                        new Handling("open", "Open", Strength.DECLARED, Duration.ofHours(4)),
                        new Handling("closed", "Closed", Strength.DECLARED, Duration.ofHours(1))),
                List.of("managed", "login", "fresh"),
                Set.of("login"),
                List.of(new TierRule(Tier.MANAGED, Set.of("managed", "login"))),
                List.of(new AccessRule("open", ActionClass.VIEW, Tier.BROWSER, Set.of(Obligation.VIEW_ONLY))),
                List.of(new FixWindow(Severity.CRITICAL, Duration.ofDays(7), Duration.ofDays(14))),
                List.of(controls),
                List.of(new DecisionRight(ResidualRisk.LOW, "open", Set.of("accountable-owner"), Duration.ofDays(90))),
                List.of(new Trigger("slips", Count.SLIPS, 3, Rung.WATCH)),
                new ServiceLevels(20, 5, 10),
                Duration.ofDays(30));
    }

    private static ControlDifference one(Control before, Control now) {
        return EditionDifference.between(edition(before), edition(now))
                .controls()
                .getFirst();
    }

    private static void becomes(Control before, Control now, Kind kind, Direction direction, String told) {
        ControlDifference difference = one(before, now);
        assertThat(difference.kind()).isEqualTo(kind);
        assertThat(difference.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.direction()).isEqualTo(direction))
                .satisfies(change -> assertThat(change.text()).contains(told));
    }

    /// One way it is tightened, the other way loosened.
    private static void tightens(Control loose, Control tight, String told, String toldOfTheReverse) {
        becomes(loose, tight, Kind.TIGHTENED, TIGHTER, told);
        becomes(tight, loose, Kind.LOOSENED, LOOSER, toldOfTheReverse);
    }

    @Test
    void anEdition_differsInNothingFromItself() {
        EditionDifference difference = EditionDifference.between(edition(PLAIN), edition(PLAIN));

        assertThat(difference.nothing()).isTrue();
        assertThat(difference.controls()).extracting(ControlDifference::kind).containsExactly(Kind.UNCHANGED);
    }

    @Test
    void aNeedMore_orAStrongerOne_tightens() {
        EvidenceNeed policy = need(EvidenceKind.POLICY, Strength.SIGNED);
        tightens(
                PLAIN,
                control("AB-01", OPEN, SCAN, policy),
                "it also asks for policy evidence that is at least signed",
                "it no longer asks for policy evidence");
        tightens(
                PLAIN,
                control("AB-01", OPEN, need(EvidenceKind.SCAN, Strength.TESTED)),
                "it asks for scan evidence that is at least tested, until now machine",
                "at least machine, until now tested");
    }

    @Test
    void aShorterProof_aLostDeferral_anotherHandling_moreTiers_orWorkloads_tighten() {
        tightens(
                PLAIN,
                control("AB-01", true, Period.ofMonths(6), List.of(OPEN), List.of(SCAN), List.of(), Set.of()),
                "proof lasts 6 months instead of 1 year",
                "proof lasts 1 year instead of 6 months");
        tightens(
                PLAIN,
                control("AB-01", false, Period.ofYears(1), List.of(OPEN), List.of(SCAN), List.of(), Set.of()),
                "can no longer stand in for it",
                "can now stand in for it");
        RestsOn closed = new RestsOn("closed", Set.of(Tier.MANAGED), false);
        tightens(
                PLAIN,
                control("AB-01", true, Period.ofYears(1), List.of(OPEN, closed), List.of(SCAN), List.of(), Set.of()),
                "access to closed now rests on it",
                "access to closed no longer rests on it");
        tightens(
                PLAIN,
                control("AB-01", new RestsOn("open", Set.of(Tier.MANAGED, Tier.BROWSER), false), SCAN),
                "for open devices need it on tier now also browser",
                "no longer browser");
        tightens(
                PLAIN,
                control("AB-01", new RestsOn("open", Set.of(Tier.MANAGED), true), SCAN),
                "systems that call by themselves now need it too",
                "systems that call by themselves no longer need it");
    }

    @Test
    void aYearSaidInMonths_isAYear() {
        Control months = control("AB-01", true, Period.ofMonths(12), List.of(OPEN), List.of(SCAN), List.of(), Set.of());

        assertThat(one(PLAIN, months).kind()).isEqualTo(Kind.UNCHANGED);
    }

    private static Control ruled(FailRule... rules) {
        return control("AB-01", true, Period.ofYears(1), List.of(OPEN), List.of(SCAN), List.of(rules), Set.of());
    }

    @Test
    void aNewFailRule_tightens_andAChangedOneCountsAsTightened_andSaysWhy() {
        tightens(PLAIN, ruled(BAD), "findings also fail it by the rule", "no longer fail it by the rule");
        becomes(
                ruled(BAD),
                ruled(new FailRule("bad", "finding.severity >= 3")),
                Kind.TIGHTENED,
                TIGHTER,
                "which asks more cannot be told, so it counts as tightened");
        becomes(ruled(BAD), ruled(new FailRule("worse", BAD.when())), Kind.UNCHANGED, NEUTRAL, "now called");
    }

    @Test
    void whatChangesBothWays_countsAsTightened_andSaysBoth() {
        ControlDifference difference = one(PLAIN, control("AB-01", OPEN, need(EvidenceKind.POLICY, Strength.SIGNED)));

        assertThat(difference.kind()).isEqualTo(Kind.TIGHTENED);
        assertThat(difference.bothWays()).isTrue();
        assertThat(difference.changes()).extracting(Change::direction).containsExactly(TIGHTER, LOOSER);
    }

    @Test
    void otherWords_areReworded_andOtherReferencesAreNoChange() {
        Control words = new Control(
                PLAIN.id(),
                "Section",
                "Another title",
                "Question?",
                true,
                PLAIN.proofLasts(),
                PLAIN.restsOn(),
                PLAIN.needs(),
                List.of(),
                PLAIN.crosswalk());
        becomes(PLAIN, words, Kind.REWORDED, NEUTRAL, "reads \u201cAnother title\u201d, until now \u201cTitle\u201d");
        Control pointing = new Control(
                PLAIN.id(),
                "Section",
                "Title",
                "Question?",
                true,
                PLAIN.proofLasts(),
                PLAIN.restsOn(),
                PLAIN.needs(),
                List.of(),
                List.of());
        becomes(PLAIN, pointing, Kind.UNCHANGED, NEUTRAL, "points to other places");
    }

    @Test
    void addedRemovedAndRenamed_areToldApart_onlyByWhatTheNewEditionSays() {
        EditionDifference difference = EditionDifference.between(
                edition(PLAIN, control("AB-02", OPEN, SCAN), control("AB-03", OPEN, SCAN)),
                edition(formerly("CD-02", "AB-02", "ZZ-99"), control("CD-03", OPEN, SCAN), PLAIN));

        assertThat(difference.controls())
                .extracting(each -> each.control() + " " + each.kind() + " " + each.before())
                .containsExactly(
                        "CD-02 RENAMED [AB-02]", "CD-03 ADDED []", "AB-01 UNCHANGED [AB-01]", "AB-03 REMOVED [AB-03]");
        assertThat(difference.of(Kind.RENAMED)).singleElement().matches(ControlDifference::renamed);
        assertThat(difference.nothing()).isFalse();
    }

    @Test
    void severalThatBecameOne_areComparedWithEach() {
        Control strict = control("AB-02", OPEN, need(EvidenceKind.SCAN, Strength.TESTED));

        ControlDifference merged = EditionDifference.between(
                        edition(PLAIN, strict), edition(formerly("CD-01", "AB-01", "AB-02")))
                .controls()
                .getFirst();

        assertThat(merged.before()).extracting(ControlId::value).containsExactly("AB-01", "AB-02");
        assertThat(merged.kind()).isEqualTo(Kind.LOOSENED);
        assertThat(merged.renamed()).isTrue();
    }

    @Test
    void everyRuleOfAnEdition_isCompared_andTurnsRoundWithTheDirection() {
        Edition loose = edition(PLAIN)
                .knowing(finding(
                        new PostureRule("managed", "true", Assurance.SELF, Duration.ofDays(7)),
                        new PostureRule("fresh", "true", Assurance.SELF, Duration.ofDays(1))));
        Edition tight = new Edition(
                        "tiny-2",
                        "Tiny",
                        loose.startsOn(),
                        Duration.ofDays(90),
                        Duration.ofDays(180),
                        List.of(
                                new Handling("open", "Open", Strength.SIGNED, Duration.ofHours(2)),
                                new Handling("closed", "Closed", Strength.DECLARED, Duration.ofHours(1))),
                        loose.facts(),
                        loose.loginFacts(),
                        List.of(new TierRule(Tier.MANAGED, Set.of("managed", "login", "fresh"))),
                        List.of(new AccessRule(
                                "open",
                                ActionClass.VIEW,
                                Tier.CONTAINED,
                                Set.of(Obligation.VIEW_ONLY, Obligation.NO_BULK))),
                        List.of(
                                new FixWindow(Severity.CRITICAL, Duration.ofDays(5), Duration.ofDays(10)),
                                new FixWindow(Severity.HIGH, Duration.ofDays(14), Duration.ofDays(28))),
                        loose.controls(),
                        List.of(new DecisionRight(
                                ResidualRisk.LOW,
                                "open",
                                Set.of("accountable-owner", "authority"),
                                Duration.ofDays(30))),
                        List.of(
                                new Trigger("slips", Count.SLIPS, 2, Rung.WATCH),
                                new Trigger("late", Count.REPORT_OVERDUE_DAYS, 30, Rung.RESTRICT)),
                        new ServiceLevels(20, 4, 5),
                        Duration.ofDays(10))
                .sampling(new ManualSample(15, 100))
                .knowing(finding(new PostureRule("managed", "true", Assurance.AGENT, Duration.ofDays(2))));

        List<Change> tightened = EditionDifference.between(loose, tight).rules();
        List<Change> loosened = EditionDifference.between(tight, loose).rules();

        assertThat(tightened).hasSize(21).allMatch(change -> change.direction() == TIGHTER);
        assertThat(loosened).hasSize(21).allMatch(change -> change.direction() == LOOSER);
        assertThat(tightened)
                .extracting(Change::text)
                .contains(
                        "the ceiling for a gap: 180 days instead of 365 days",
                        "for open the weakest proof that counts is signed, until now declared",
                        "the tier managed takes now also fresh",
                        "view on open takes tier contained, until now browser",
                        "view on open is bound to now also no bulk",
                        "the window for findings that are critical elsewhere: 10 days instead of 14 days",
                        "low risk for open is accepted for: 30 days instead of 90 days",
                        "low risk for open is accepted by now also authority",
                        "the time to reply to a notice is 5 working days, until now 10",
                        "a health check looks at 15 % inside by hand, until now 10 %",
                        "the fact managed takes the word of agent, until now self",
                        "the fact managed lasts: 2 days instead of 7 days",
                        "the fact fresh is no longer found out");
    }

    @Test
    void whatAgentsAsk_andByWhatRuleAFactHolds_areToldWithoutADirection() {
        Edition before = edition(PLAIN)
                .knowing(new PostureTerms(
                        List.of(new PostureRule("managed", "true", Assurance.SELF, Duration.ofDays(7))),
                        List.of(query("one", 60), query("two", 60))));
        Edition now = edition(PLAIN)
                .knowing(new PostureTerms(
                        List.of(new PostureRule("managed", "false", Assurance.SELF, Duration.ofDays(7))),
                        List.of(query("one", 61), query("three", 60))));

        assertThat(EditionDifference.between(before, now).rules())
                .containsExactly(
                        new Change(Direction.NEUTRAL, "posture", "the fact managed holds by another rule"),
                        new Change(Direction.NEUTRAL, "posture", "agents ask one otherwise"),
                        new Change(Direction.NEUTRAL, "posture", "agents now ask three"),
                        new Change(Direction.NEUTRAL, "posture", "agents no longer ask two"));
    }

    private static PostureTerms finding(PostureRule... rules) {
        return new PostureTerms(List.of(rules), List.of());
    }

    private static PostureQuery query(String name, int seconds) {
        return new PostureQuery(name, Set.of("linux"), Duration.ofSeconds(seconds), "SELECT 1;");
    }
}
