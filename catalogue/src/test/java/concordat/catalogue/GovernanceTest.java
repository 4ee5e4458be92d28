package concordat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may decide, what the ladder says, and what controls were called.
final class GovernanceTest {

    private static final Set<String> OWNER = Set.of("accountable-owner");
    private static final Trigger LAPSED = new Trigger("lapsed for long", Count.LAPSED_DAYS, 30, Rung.WATCH);

    @Test
    void aRightIsFoundByItsSizeAndHandling_andWhatHasNoneIsNobodys() {
        DecisionRight low = right(ResidualRisk.LOW, 365, OWNER);
        Edition edition = edition(List.of(low), List.of(), Duration.ZERO, control("AB-01"));

        assertThat(edition.right(ResidualRisk.LOW, "open")).contains(low);
        assertThat(edition.right(ResidualRisk.HIGH, "open")).isEmpty();
    }

    @Test
    void aLargerRisk_isNeverAcceptedForLonger() {
        refused(
                "HIGH risk for open may be accepted for PT48H, longer than a smaller one",
                right(ResidualRisk.HIGH, 2, OWNER),
                right(ResidualRisk.LOW, 1, OWNER));
    }

    @Test
    void beyondTheCeiling_theAuthorityAndTheDataOwnerMustBothAgree() {
        refused("beyond the ceiling", right(ResidualRisk.LOW, 400, Set.of("authority", "accountable-owner")));
        DecisionRight both = right(ResidualRisk.LOW, 400, Set.of("authority", "data-owner"));
        assertThat(edition(List.of(both), List.of(), Duration.ZERO, control("AB-01"))
                        .decisionRights())
                .containsExactly(both);
    }

    @Test
    void aRightForAnUnknownHandling_orTwice_orOfAnUnknownRole_isRefused() {
        refused("unknown handling", new DecisionRight(ResidualRisk.LOW, "secret", OWNER, Duration.ofDays(1)));
        refused("stands twice", right(ResidualRisk.LOW, 1, OWNER), right(ResidualRisk.LOW, 1, OWNER));
        assertThatThrownBy(() -> right(ResidualRisk.LOW, 1, Set.of("mayor"))).hasMessageContaining("mayor");
        assertThatThrownBy(() -> right(ResidualRisk.LOW, 0, OWNER)).hasMessageContaining("lasts PT0S");
    }

    @Test
    void aLadder_namesEachTriggerOnce_andCountsFromOne() {
        assertThatThrownBy(() -> edition(List.of(), List.of(LAPSED, LAPSED), Duration.ZERO, control("AB-01")))
                .hasMessageContaining("trigger lapsed for long stands twice");
        assertThatThrownBy(() -> new Trigger("none", Count.SLIPS, 0, Rung.WATCH))
                .hasMessageContaining("from 0 on");
    }

    @Test
    void aShadowBeforeTheStart_andServiceLevelsOfNoDay_areRefused() {
        assertThatThrownBy(() -> edition(List.of(), List.of(), Duration.ofDays(-1), control("AB-01")))
                .hasMessageContaining("a shadow of PT-24H");
        assertThatThrownBy(() -> new ServiceLevels(20, 0, 10)).hasMessageContaining("20, 0 and 10");
        assertThatThrownBy(() -> new ServiceLevels(20, 5, 251)).hasMessageContaining("1 to 250");
    }

    @Test
    void aFormerId_isNeverOneThatStillStands_norClaimedTwice() {
        assertThatThrownBy(() -> control("AB-01", "AB-01")).hasMessageContaining("formerly itself");
        assertThatThrownBy(
                        () -> edition(List.of(), List.of(), Duration.ZERO, control("AB-01"), control("AB-02", "AB-01")))
                .hasMessageContaining("AB-02 was formerly AB-01, which still stands");
        assertThatThrownBy(() -> edition(
                        List.of(), List.of(), Duration.ZERO, control("AB-01", "AB-09"), control("AB-02", "AB-09")))
                .hasMessageContaining("both AB-01 and AB-02 were formerly AB-09");
    }

    private static void refused(String why, DecisionRight... rights) {
        assertThatThrownBy(() -> edition(List.of(rights), List.of(), Duration.ZERO, control("AB-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static DecisionRight right(ResidualRisk residual, int days, Set<String> approvers) {
        return new DecisionRight(residual, "open", approvers, Duration.ofDays(days));
    }

    private static Control control(String id, String... formerly) {
        return new Control(
                new ControlId(id),
                "Section",
                "Title",
                "Question?",
                false,
                Period.ofDays(30),
                List.of(new RestsOn("open", Set.of(Tier.MANAGED), true)),
                List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)),
                List.of(),
                List.of(),
                Set.of(List.of(formerly).stream().map(ControlId::new).toArray(ControlId[]::new)));
    }

    private static Edition edition(
            List<DecisionRight> rights, List<Trigger> ladder, Duration shadow, Control... controls) {
        return new Edition(
                "tiny-1",
                "Tiny",
                LocalDate.of(2026, 4, 1),
                Duration.ZERO,
                Duration.ofDays(365),
                List.of(new Handling("open", "Open", Strength.DECLARED, Duration.ZERO)),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(controls),
                rights,
                ladder,
                ServiceLevels.USUAL,
                shadow);
    }
}
