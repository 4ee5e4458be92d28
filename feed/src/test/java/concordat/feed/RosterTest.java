package concordat.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTest {

    private final LastStateTest.FakeClock clock = new LastStateTest.FakeClock(1_000_000_000);
    private final Roster roster = new Roster(clock, Duration.ofSeconds(60));

    @Test
    void laggards_registeredAndSilent_countUntilALeaseFromTheStartHasRunOut() {
        roster.register(Set.of("g1"));

        clock.pass(60_000_000);
        assertThat(roster.laggards(1)).containsOnlyKeys("g1");
        clock.pass(60_000);
        assertThat(roster.laggards(1)).isEmpty();
        assertThat(roster.inForce(1).lapsed()).containsExactly("g1");
    }

    @Test
    void laggards_proofRenewsTheLease_andAnAcknowledgementEndsTheMatter() {
        roster.register(Set.of("g1"));
        clock.pass(50_000_000);
        roster.proven("g1");
        clock.pass(50_000_000);

        assertThat(roster.laggards(3)).containsOnlyKeys("g1");
        roster.acknowledged("g1", 2);
        assertThat(roster.laggards(3)).containsOnlyKeys("g1");
        roster.acknowledged("g1", 3);
        assertThat(roster.laggards(3)).isEmpty();
        assertThat(roster.inForce(3).acknowledged()).containsExactly("g1");
    }

    @Test
    void laggards_struckOff_countsUntilItsLeaseHasRunOut() {
        roster.register(Set.of("g1"));
        roster.proven("g1");
        roster.register(Set.of());

        assertThat(roster.laggards(1)).containsOnlyKeys("g1");
        assertThat(roster.all().values()).singleElement().satisfies(state -> assertThat(state.registered())
                .isFalse());
        clock.pass(61_000_000);
        roster.register(Set.of());
        assertThat(roster.all()).isEmpty();
    }

    @Test
    void laggards_wallClockSetForward_endsNoLeaseHere() {
        roster.register(Set.of("g1"));
        clock.set(9_000_000_000L);

        assertThat(roster.laggards(1)).containsOnlyKeys("g1");
    }
}
