package concordat.web.page.shell;

import concordat.web.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A point in time as people read it, in UTC.
///
/// @param iso for programs
/// @param text for example *14 December 2026 at 9:00am*
/// @param away for example *in 12 days*
public record Moment(String iso, String text, String away) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    /// @param now what `away` counts from
    public static Moment of(Instant at, Instant now, Words words) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        String minute = utc.getHour() == 12 && utc.getMinute() == 0
                ? "midday"
                : utc.getHour() == 0 && utc.getMinute() == 0
                        ? "midnight"
                        : MINUTE.format(utc).toLowerCase(Locale.UK);
        return new Moment(at.toString(), DAY.format(utc) + " at " + minute, away(at, now, words));
    }

    /// Whole days by the calendar when it is not the same day, else hours or minutes.
    private static String away(Instant at, Instant now, Words words) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate then = LocalDate.ofInstant(at, ZoneOffset.UTC);
        long days = ChronoUnit.DAYS.between(today, then);
        Duration apart = Duration.between(now, at);
        long minutes = apart.abs().toMinutes();
        String size;
        if (days != 0 && minutes >= 24 * 60) {
            size = words.count(Math.abs(days), "day");
        } else if (minutes >= 60) {
            size = words.count(minutes / 60, "hour");
        } else if (minutes > 0) {
            size = words.count(minutes, "minute");
        } else {
            return "now";
        }
        return apart.isNegative() ? size + " ago" : "in " + size;
    }
}
