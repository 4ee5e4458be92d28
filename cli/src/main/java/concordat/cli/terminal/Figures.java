package concordat.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Figures as people read them, each with its unit.
public final class Figures {

    private Figures() {}

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// For example `1 host` or `2,000 hosts`.
    public static String counted(long count, String one, String more) {
        return count(count) + " " + (count == 1 ? one : more);
    }

    /// In the unit that keeps three figures or fewer before the point; one MB is 1,000,000 bytes.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    /// In words such as `14 days` or `3 h 5 min`; parts of a second only below a minute.
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "minus " + duration(duration.negated());
        }
        if (duration.toMinutes() == 0) {
            return duration.toMillisPart() == 0
                    ? duration.toSeconds() + " s"
                    : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
        }
        StringBuilder words = new StringBuilder();
        part(words, duration.toDays(), duration.toDays() == 1 ? "day" : "days");
        part(words, duration.toHoursPart(), "h");
        part(words, duration.toMinutesPart(), "min");
        part(words, duration.toSecondsPart(), "s");
        return words.toString();
    }

    private static void part(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }

    /// In the map's order, for example `2 critical, 5 high`.
    public static String each(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> count(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /// @return a dash for what is not there
    public static String orDash(Optional<?> value) {
        return value.map(Object::toString).orElse("-");
    }
}
