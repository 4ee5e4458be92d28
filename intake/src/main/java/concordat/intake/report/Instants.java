package concordat.intake.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Instants as reports write them. What carries no zone is taken as UTC.
public final class Instants {

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final long SECONDS_END_AT = 100_000_000_000L;

    private Instants() {}

    /// @param text ISO 8601, with `T` or a blank between date and time, or a day alone; or seconds, milliseconds
    ///     or microseconds since 1970
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
            if (plain.length() > 60 || !plain.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ].+")) {
                return Optional.empty();
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
