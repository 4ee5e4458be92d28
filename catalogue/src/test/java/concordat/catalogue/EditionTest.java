package concordat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EditionTest {

    private static final AccessRule VIEW = new AccessRule("open", ActionClass.VIEW, Tier.MANAGED, Set.of());

    @Test
    void aSoundEdition_givesEveryControlABit_andEveryHandlingARank() {
        Edition edition = edition(
                List.of("managed"),
                Set.of(),
                List.of(),
                List.of(VIEW),
                Strength.SIGNED,
                control("AB-01"),
                control("AB-02"));
        assertThat(edition.bits()).containsEntry(new ControlId("AB-01"), 0).containsEntry(new ControlId("AB-02"), 1);
        assertThat(edition.rank("closed")).isEqualTo(1);
        assertThat(edition.control(new ControlId("AB-02"))).isPresent();
    }

    @Test
    void whatContradictsItself_isRefusedWithTheReason() {
        refused("login facts [login]", List.of("managed"), Set.of("login"), List.of(), List.of());
        refused("fact Managed", List.of("Managed"), Set.of(), List.of(), List.of());
        refused("two access rules for open and VIEW", List.of(), Set.of(), List.of(), List.of(VIEW, VIEW));
        refused(
                "tier BROWSER stands after MANAGED",
                List.of(),
                Set.of(),
                List.of(new TierRule(Tier.MANAGED, Set.of()), new TierRule(Tier.BROWSER, Set.of())),
                List.of());
        refused("unknown fact", List.of(), Set.of(), List.of(new TierRule(Tier.MANAGED, Set.of("x"))), List.of());
    }

    @Test
    void proofTooWeakForAHandling_isRefused() {
        assertThatThrownBy(() -> edition(List.of(), Set.of(), List.of(), List.of(), Strength.TESTED, control("AB-01")))
                .hasMessageContaining("AB-01 takes SCAN of strength MACHINE, too weak for closed");
    }

    @Test
    void aFailRuleNamedTwice_isRefused() {
        Control ruled = control("AB-01", new FailRule("bad", "true"));
        assertThatThrownBy(() -> edition(
                        List.of(),
                        Set.of(),
                        List.of(),
                        List.of(),
                        Strength.SIGNED,
                        ruled,
                        control("AB-02", new FailRule("bad", "false"))))
                .hasMessageContaining("fail rule bad stands twice");
    }

    @Test
    void aControl_keepsItsCrosswalkSorted_andRefusesAHandlingTwice() {
        assertThat(control("AB-01").crosswalk())
                .containsExactly(new CrosswalkRef("a", "1"), new CrosswalkRef("a", "2"), new CrosswalkRef("b", "1"));
        RestsOn closed = new RestsOn("closed", Set.of(), true);
        assertThatThrownBy(() -> control("AB-01", List.of(closed, closed), List.of()))
                .hasMessageContaining("names a handling twice");
    }

    private static void refused(
            String why, List<String> facts, Set<String> login, List<TierRule> tiers, List<AccessRule> access) {
        assertThatThrownBy(() -> edition(facts, login, tiers, access, Strength.SIGNED, control("AB-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Control control(String id, FailRule... rules) {
        return control(
                id, List.of(new RestsOn("closed", EnumSet.allOf(Tier.class), true)), new ArrayList<>(List.of(rules)));
    }

    private static Control control(String id, List<RestsOn> restsOn, List<FailRule> rules) {
        return new Control(
                new ControlId(id),
                "Section",
                "Title",
                "Question?",
                false,
                Period.ofDays(30),
                restsOn,
                List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)),
                rules,
                List.of(
                        new CrosswalkRef("b", "1"),
                        new CrosswalkRef("a", "2"),
                        new CrosswalkRef("a", "1"),
                        new CrosswalkRef("a", "2")));
    }

    private static Edition edition(
            List<String> facts,
            Set<String> login,
            List<TierRule> tiers,
            List<AccessRule> access,
            Strength leastProof,
            Control... controls) {
        return new Edition(
                "tiny-1",
                "Tiny",
                LocalDate.of(2026, 4, 1),
                Duration.ZERO,
                Duration.ofDays(1),
                List.of(
                        new Handling("open", "Open", Strength.DECLARED, Duration.ZERO),
                        new Handling("closed", "Closed", leastProof, Duration.ZERO)),
                facts,
                login,
                tiers,
                access,
                List.of(),
                List.of(controls));
    }
}
