package concordat.notices.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.notices.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WishesTest {

    private static Wishes wishes(Manner act, Manner know) {
        return new Wishes(
                Optional.of("officer@example.org"),
                Map.of(Severity.EMERGENCY, Manner.EACH, Severity.ACT, act, Severity.KNOW, know),
                Optional.of(new Quiet(LocalTime.of(20, 0), LocalTime.of(7, 0))),
                ZoneId.of("Europe/London"));
    }

    private static Optional<Instant> sent(Wishes wishes, Severity severity, String at) {
        return wishes.sendAt(severity, Instant.parse(at));
    }

    @Test
    void withoutAnAddress_nothingIsSent() {
        for (Severity severity : Severity.values()) {
            assertThat(Wishes.standard().sendAt(severity, Instant.parse("2026-06-01T12:00:00Z")))
                    .isEmpty();
        }
    }

    @Test
    void quietHours_areOfTheZone_andGoOverMidnight_andEmergenciesPassThem() {
        Wishes wishes = wishes(Manner.EACH, Manner.OFF);
        // London is an hour ahead of UTC in June.
        assertThat(sent(wishes, Severity.ACT, "2026-06-01T18:59:00Z")).contains(Instant.parse("2026-06-01T18:59:00Z"));
        assertThat(sent(wishes, Severity.ACT, "2026-06-01T19:00:00Z")).contains(Instant.parse("2026-06-02T06:00:00Z"));
        assertThat(sent(wishes, Severity.ACT, "2026-06-02T02:00:00Z")).contains(Instant.parse("2026-06-02T06:00:00Z"));
        assertThat(sent(wishes, Severity.ACT, "2026-12-01T06:30:00Z")).contains(Instant.parse("2026-12-01T07:00:00Z"));
        assertThat(sent(wishes, Severity.EMERGENCY, "2026-06-02T02:00:00Z"))
                .contains(Instant.parse("2026-06-02T02:00:00Z"));
        assertThat(sent(wishes, Severity.KNOW, "2026-06-01T12:00:00Z")).isEmpty();
    }

    @Test
    void digests_goInTheMorning_dailyOrOnMondays() {
        Wishes wishes = wishes(Manner.DAILY, Manner.WEEKLY);
        assertThat(sent(wishes, Severity.ACT, "2026-06-01T06:59:00Z")).contains(Instant.parse("2026-06-01T07:00:00Z"));
        assertThat(sent(wishes, Severity.ACT, "2026-06-01T07:00:00Z")).contains(Instant.parse("2026-06-02T07:00:00Z"));
        // 2026-06-01 is a Monday.
        assertThat(sent(wishes, Severity.KNOW, "2026-06-01T06:00:00Z")).contains(Instant.parse("2026-06-01T07:00:00Z"));
        assertThat(sent(wishes, Severity.KNOW, "2026-06-01T09:00:00Z")).contains(Instant.parse("2026-06-08T07:00:00Z"));
    }

    @Test
    void whatCannotBeMeant_isRefused() {
        assertThatThrownBy(() -> new Quiet(LocalTime.NOON, LocalTime.NOON)).hasMessageContaining("12:00");
        for (String address : new String[] {"nobody", "a@b\r\nBcc: c@d", "a b@c.d", "@example.org", "a@b@c"}) {
            assertThatThrownBy(() -> new Wishes(
                            Optional.of(address), Wishes.standard().manners(), Optional.empty(), ZoneId.of("UTC")))
                    .hasMessageContaining("no mail address");
        }
        assertThatThrownBy(() -> new Wishes(
                        Optional.empty(),
                        Map.of(Severity.EMERGENCY, Manner.WEEKLY, Severity.ACT, Manner.OFF, Severity.KNOW, Manner.OFF),
                        Optional.empty(),
                        ZoneId.of("UTC")))
                .hasMessageContaining("WEEKLY");
    }
}
