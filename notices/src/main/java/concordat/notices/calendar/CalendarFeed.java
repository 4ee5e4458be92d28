package concordat.notices.calendar;

import concordat.assurance.Programme;
import concordat.assurance.ids.PersonId;
import concordat.notices.Deadlines;
import concordat.notices.Notice;
import concordat.notices.Severity;
import concordat.notices.words.Told;
import concordat.notices.words.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// One person's calendar of what is due, each as an event that lasts the day. The same programme gives the same bytes.
public final class CalendarFeed {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Programme programme;
    private final ZoneId zone;
    private final String network;
    private final Wording wording = Wording.english();

    /// @param zone in which a due instant falls on a day
    /// @param network address at which people reach the network, without a slash at its end
    public CalendarFeed(Programme programme, ZoneId zone, String network) {
        this.programme = programme;
        this.zone = zone;
        this.network = network;
    }

    /// @return text/calendar, UTF-8
    public String of(PersonId person, Instant at) {
        String name = programme
                .name()
                .flatMap(n -> n.text())
                .orElse(programme.network().value());
        CalendarLines lines = new CalendarLines()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Concordat//Notices//EN")
                .line("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", wording.text("calendar.name", name))
                .line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        String stamp = STAMP.format(programme.latest().orElse(at));
        for (Notice due : Deadlines.calendar(programme, at, person)) {
            event(lines, due, stamp);
        }
        return lines.line("END", "VCALENDAR").toString();
    }

    private void event(CalendarLines lines, Notice due, String stamp) {
        Told told = wording.of(due, programme, zone);
        Instant by = due.by().orElseThrow();
        LocalDate day = by.atZone(due.wholeDay() ? ZoneOffset.UTC : zone).toLocalDate();
        lines.line("BEGIN", "VEVENT")
                .text("UID", due.id() + "@" + programme.network().value() + ".concordat")
                .line("DTSTAMP", stamp)
                .line("DTSTART;VALUE=DATE", DATE.format(day))
                .line("DTEND;VALUE=DATE", DATE.format(day.plusDays(1)))
                .text("SUMMARY", told.title())
                .text("DESCRIPTION", told.text() + "\n" + told.todo())
                .line("URL", network + told.path())
                .line("CLASS", "CONFIDENTIAL")
                .line("TRANSP", "TRANSPARENT");
        if (due.severity() != Severity.KNOW) {
            lines.line("BEGIN", "VALARM")
                    .line("ACTION", "DISPLAY")
                    .line("TRIGGER", "-PT15H") // nine in the morning of the day before
                    .text("DESCRIPTION", told.title())
                    .line("END", "VALARM");
        }
        lines.line("END", "VEVENT");
    }
}
