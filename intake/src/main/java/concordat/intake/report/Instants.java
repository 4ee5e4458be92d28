package concordat.intake.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Instants as reports write them. What carries no zone is taken as UTC.
public final class Instants {

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern WEEKDAY = Pattern.compile("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? ");
    private static final List<DateTimeFormatter> LOCAL = List.of(
            form("MMM d HH:mm:ss uuuu"),
            form("d MMM uuuu HH:mm:ss"),
            form("uuuuMMdd'T'HHmmssSSS"),
            form("uuuuMMdd'T'HHmmss"),
            form("uuuu/MM/dd HH:mm:ss"));
    private static final List<DateTimeFormatter> ZONED =
            List.of(form("MMM d HH:mm:ss zzz uuuu"), form("d MMM uuuu HH:mm:ss Z"), form("d MMM uuuu HH:mm:ss zzz"));
    private static final long SECONDS_END_AT = 100_000_000_000L;

    private Instants() {}

    /// @param text ISO 8601, with `T` or a blank between date and time or hardly any signs, or a day alone; or
    ///     seconds, milliseconds or microseconds since 1970; or English words as C, HTTP and Java write them
    /// @return whole microseconds; none when the text is no such instant, or an absurd one
    public static Optional<Instant> parse(String text) {
        String plain = text.strip();
        try {
            if (plain.matches("[0-9]{9,17}")) {
                return sane(since1970(Long.parseLong(plain)));
            }
            if (plain.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return sane(LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            if (plain.length() > 60) {
                return Optional.empty();
            }
            if (!plain.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ].+")) {
                return worded(plain.replaceAll("\\s+", " "));
            }
            String iso = plain.substring(0, 10) + "T"
                    + plain.substring(11)
                            .replaceFirst("(?i) ?(utc|gmt|z)$", "Z")
                            .replaceFirst(" ?([+-][0-9]{2}):?([0-9]{2})$", "$1:$2");
            boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-][0-9]{2}:[0-9]{2}");
            return sane(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> worded(String text) {
        String plain = WEEKDAY.matcher(text).replaceFirst("");
        for (DateTimeFormatter form : LOCAL) {
            try {
                return sane(LocalDateTime.parse(plain, form).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // The next way of writing it may fit.
            }
        }
        for (DateTimeFormatter form : ZONED) {
            try {
                return sane(ZonedDateTime.parse(plain, form).toInstant());
            } catch (DateTimeException e) {
                // The next way of writing it may fit.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private static Instant since1970(long number) {
        return number < SECONDS_END_AT
                ? Instant.ofEpochSecond(number)
                : number < SECONDS_END_AT * 1_000
                        ? Instant.ofEpochMilli(number)
                        : Instant.EPOCH.plus(number, ChronoUnit.MICROS);
    }

    /// @return nothing for what no scan can have been at
    public static Optional<Instant> sane(Instant at) {
        return at.isAfter(EARLIEST) && at.isBefore(LATEST)
                ? Optional.of(at.truncatedTo(ChronoUnit.MICROS))
                : Optional.empty();
    }
}
