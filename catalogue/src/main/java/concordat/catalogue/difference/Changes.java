package concordat.catalogue.difference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Gathers changes in the order in which they are looked for.
final class Changes {

    private final List<Change> found = new ArrayList<>();

    void tighter(String topic, String text) {
        found.add(new Change(Direction.TIGHTER, topic, text));
    }

    void looser(String topic, String text) {
        found.add(new Change(Direction.LOOSER, topic, text));
    }

    void neutral(String topic, String text) {
        found.add(new Change(Direction.NEUTRAL, topic, text));
    }

    /// A length of time of which less asks more.
    void shorterIsTighter(String topic, String what, Duration before, Duration now) {
        int order = now.compareTo(before);
        String text = what + ": " + time(now) + " instead of " + time(before);
        if (order < 0) {
            tighter(topic, text);
        } else if (order > 0) {
            looser(topic, text);
        }
    }

    /// @param more the direction when something was added
    void members(String topic, Direction more, String what, Set<String> before, Set<String> now) {
        Set<String> added = new TreeSet<>(now);
        added.removeAll(before);
        Set<String> removed = new TreeSet<>(before);
        removed.removeAll(now);
        Direction less =
                switch (more) {
                    case TIGHTER -> Direction.LOOSER;
                    case LOOSER -> Direction.TIGHTER;
                    case NEUTRAL -> Direction.NEUTRAL;
                };
        if (!added.isEmpty()) {
            found.add(new Change(more, topic, what + " now also " + String.join(", ", added)));
        }
        if (!removed.isEmpty()) {
            found.add(new Change(less, topic, what + " no longer " + String.join(", ", removed)));
        }
    }

    boolean any(Direction direction) {
        return found.stream().anyMatch(change -> change.direction() == direction);
    }

    /// @return those that ask more first, otherwise as they were found, each once
    List<Change> all() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Change::direction))
                .toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Set<String> words(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Changes::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /// For example `14 days`, `4 hours`, `90 minutes`.
    static String time(Duration duration) {
        if (duration.isZero()) {
            return "none";
        }
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return counted(duration.toDays(), "day");
        }
        if (duration.equals(Duration.ofHours(duration.toHours()))) {
            return counted(duration.toHours(), "hour");
        }
        return duration.equals(Duration.ofMinutes(duration.toMinutes()))
                ? counted(duration.toMinutes(), "minute")
                : duration.toString();
    }

    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
