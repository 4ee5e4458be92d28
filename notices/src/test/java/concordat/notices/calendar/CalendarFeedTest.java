package concordat.notices.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ServiceId;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;

/// Another program's reader judges what we write.
final class CalendarFeedTest {

    private static final Instant START = Instant.parse("2026-06-01T09:00:00Z");
    private static final String AWKWARD = "Tårn; \"north\", \\east, and all that lies between the moor and the sea 🏔";
    private static final PersonId OFFICER = new PersonId("officer");

    private Programme programme = Programme.empty(new NetworkId("testnet"));

    private void act(Act act) {
        programme = programme.with(
                new Entry(programme.network(), programme.nextPosition(), START, new PersonId("root"), act));
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private String feed() {
        BodyId body = new BodyId("tarn");
        act(new NetworkFounded(prose("Invented; country")));
        act(new BodyJoined(body, prose(AWKWARD), "district-council", "r01", ""));
        act(new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(body)));
        act(new ServiceRegistered(new ServiceId("claims"), body, prose("Claims, and more"), "claims.example"));
        act(new AgreementMade(
                new AgreementId("ag-1"),
                body,
                new ServiceId("claims"),
                prose("law"),
                Instant.parse("2026-12-31T23:30:00Z")));
        return new CalendarFeed(programme, ZoneId.of("Europe/Paris"), "https://concordat.example").of(OFFICER, START);
    }

    @Test
    void feed_isReadByAnotherProgram_asItWasMeant() throws Exception {
        String text = feed();
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate().hasErrors()).isFalse();
        VEvent event = (VEvent) calendar.getComponents("VEVENT").getFirst();
        assertThat(value(event, "SUMMARY")).isEqualTo("The agreement about Claims, and more ends");
        assertThat(value(event, "DESCRIPTION")).contains(AWKWARD).contains("\n");
        // Half past eleven at night in UTC is the next day in Paris.
        assertThat(value(event, "DTSTART")).isEqualTo("20270101");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20260601T090000Z");
        assertThat(value(event, "UID")).matches("n-[0-9a-f]{24}@testnet\\.concordat");
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElseThrow();
    }

    @Test
    void noLine_isLongerThan75Octets_andAllEndInCrLf() {
        String text = feed();
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r");
        }
    }

    @net.jqwik.api.Property(tries = 300)
    void anyText_comesBackAsItWas(@ForAll String given) {
        String text = given.codePoints()
                .filter(c -> !Character.isISOControl(c) && !Character.isSurrogate((char) c) && Character.isDefined(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String folded = new CalendarLines().text("X", text).toString();
        String unfolded = folded.replace("\r\n ", "");
        assertThat(unfolded.substring(2, unfolded.length() - 2)
                        .replace("\\;", ";")
                        .replace("\\,", ",")
                        .replace("\\\\", "\\"))
                .isEqualTo(text);
        for (String line : folded.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
    }
}
