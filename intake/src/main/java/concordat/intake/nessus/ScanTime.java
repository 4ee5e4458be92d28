package concordat.intake.nessus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// The three ways in which reports write an instant. The words carry no zone and are taken as UTC.
final class ScanTime {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH);
    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private ScanTime() {}

    /// @return the instant, or nothing when the text is none or is absurd
    static Optional<Instant> parse(String text) {
        String trimmed = text.strip().replaceAll("\\s+", " ");
        try {
            Instant instant;
            if (trimmed.matches("[0-9]{1,12}")) {
                instant = Instant.ofEpochSecond(Long.parseLong(trimmed));
            } else if (trimmed.matches("[0-9]{4}-.*")) {
                instant = OffsetDateTime.parse(trimmed).toInstant();
            } else {
                instant = LocalDateTime.parse(trimmed, WORDS).toInstant(ZoneOffset.UTC);
            }
            boolean sane = instant.isAfter(EARLIEST) && instant.isBefore(LATEST);
            return sane ? Optional.of(instant.truncatedTo(ChronoUnit.MICROS)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
