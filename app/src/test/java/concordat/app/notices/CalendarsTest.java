package concordat.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class CalendarsTest {

    private static final PersonId LEAD = new PersonId("lead");
    private static final Instant NOW = Instant.parse("2026-06-01T09:10:00Z");
    private static final Prose NAME = Prose.of("Sample", "00112233445566778899aabbccddeeff");

    private final Calendars calendars = new Calendars("https://example.org");

    private static Programme with(Programme programme, Act act) {
        return programme.with(new Entry(programme.network(), programme.nextPosition(), NOW, LEAD, act));
    }

    @Test
    void aCalendar_isKeptForItsPersonAndZone_untilAnActOrTheNextHour() {
        Programme founded = with(Programme.empty(new NetworkId("sample")), new NetworkFounded(NAME));
        String first = calendars.of(founded, LEAD, ZoneOffset.UTC, NOW);
        assertThat(calendars.of(founded, LEAD, ZoneOffset.UTC, NOW.plusSeconds(2_999)))
                .isSameAs(first);
        assertThat(calendars.of(founded, LEAD, ZoneId.of("Europe/London"), NOW)).isNotSameAs(first);
        assertThat(calendars.of(founded, new PersonId("other"), ZoneOffset.UTC, NOW))
                .isNotSameAs(first);
        String later = calendars.of(founded, LEAD, ZoneOffset.UTC, NOW.plusSeconds(3_000));
        assertThat(later).isNotSameAs(first);
        Programme joined = with(founded, new BodyJoined(new BodyId("tarn"), NAME, "district", "r01", ""));
        assertThat(calendars.of(joined, LEAD, ZoneOffset.UTC, NOW.plusSeconds(3_000)))
                .isNotSameAs(later);
    }
}
