package concordat.assurance.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    @Test
    void ten_working_days_from_a_monday_are_two_weeks() {
        Instant monday = Instant.parse("2026-01-05T09:00:00Z");
        assertThat(WorkingDays.after(monday, 10)).isEqualTo(Instant.parse("2026-01-19T09:00:00Z"));
        assertThat(WorkingDays.after(Instant.parse("2026-01-10T09:00:00Z"), 1)).isEqualTo("2026-01-12T09:00:00Z");
        assertThat(WorkingDays.after(Instant.parse("2026-01-09T09:00:00Z"), 1)).isEqualTo("2026-01-12T09:00:00Z");
    }

    @Property
    void it_counts_as_many_weekdays_as_asked(
            @ForAll @IntRange(min = -40_000, max = 40_000) int day, @ForAll @IntRange(min = 1, max = 40) int days) {
        Instant from = Instant.EPOCH.plus(Duration.ofDays(day));
        Instant to = WorkingDays.after(from, days);
        int counted = 0;
        for (Instant at = from.plus(Duration.ofDays(1)); !at.isAfter(to); at = at.plus(Duration.ofDays(1))) {
            DayOfWeek weekday = at.atZone(ZoneOffset.UTC).getDayOfWeek();
            counted += weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 0 : 1;
        }
        assertThat(counted).isEqualTo(days);
    }
}
