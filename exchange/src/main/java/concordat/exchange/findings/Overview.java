package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Findings added up: by severity, by date, by control and by fix. What is informational is counted apart, for it is no
/// weakness. Severities are what findings count as.
final class Overview implements FindingSource.Taker {

    /// When something is due.
    enum When {
        OVERDUE("Overdue"),
        WEEK("Within 7 days"),
        MONTH("Within 30 days"),
        LATER("Later"),
        NEVER("No date");

        private final String words;

        When(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Findings added up.
    static final class Sum {
        private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        private int all;
        private int overdue;
        private int exploited;
        private int facing;
        private Optional<Instant> due = Optional.empty();
        private Optional<Instant> since = Optional.empty();

        private void add(ExportedFinding f, Instant at) {
            bySeverity.merge(f.counts(), 1, Integer::sum);
            all++;
            overdue += f.overdue(at) ? 1 : 0;
            exploited += f.exploited().isPresent() ? 1 : 0;
            facing += f.asset().internetFacing() ? 1 : 0;
            due = earlier(due, f.due());
            since = earlier(since, Optional.of(f.since()));
        }

        private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
            return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
        }

        int of(Severity severity) {
            return bySeverity.getOrDefault(severity, 0);
        }

        int all() {
            return all;
        }

        int overdue() {
            return overdue;
        }

        int exploited() {
            return exploited;
        }

        int facing() {
            return facing;
        }

        /// When the first of them is.
        Optional<Instant> due() {
            return due;
        }

        /// When the first of them was reported.
        Optional<Instant> since() {
            return since;
        }

        Severity worst() {
            Severity worst = Severity.INFO;
            for (Severity severity : bySeverity.keySet()) {
                worst = severity.compareTo(worst) > 0 ? severity : worst;
            }
            return worst;
        }
    }

    /// One weakness wherever it is: one fix, many places.
    static final class Fix {
        private static final int MOST_PLACES = 40;

        private final String weakness;
        private final String title;
        private final ExportedFinding.Prose prose;
        private final Sum sum = new Sum();
        private final Set<String> assets = new HashSet<>();
        private final List<String> places = new ArrayList<>();
        private final Set<String> controls = new TreeSet<>();
        private final Set<String> cves = new TreeSet<>();
        private Optional<ExportedFinding.Exploited> exploited = Optional.empty();

        private Fix(ExportedFinding first) {
            weakness = first.weakness();
            title = Texts.or(Texts.line(first.title()), first.weakness());
            prose = first.prose();
        }

        private void add(ExportedFinding f, Instant at) {
            sum.add(f, at);
            assets.add(f.environment() + " " + f.asset().key());
            if (places.size() < MOST_PLACES) {
                places.add(f.where());
            }
            controls.addAll(f.controls());
            cves.addAll(f.cves());
            exploited = exploited.or(f::exploited);
        }

        String weakness() {
            return weakness;
        }

        String title() {
            return title;
        }

        ExportedFinding.Prose prose() {
            return prose;
        }

        Sum sum() {
            return sum;
        }

        int assets() {
            return assets.size();
        }

        /// The first ones.
        List<String> places() {
            return places;
        }

        Set<String> controls() {
            return controls;
        }

        Set<String> cves() {
            return cves;
        }

        Optional<ExportedFinding.Exploited> exploited() {
            return exploited;
        }
    }

    /// A rating that was adjusted.
    record Rated(String finding, String title, Severity from, ExportedFinding.Adjusted to) {}

    private static final int MOST_RATED = 500;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Instant at;
    private final Sum weaknesses = new Sum();
    private final Map<When, Sum> byDate = new EnumMap<>(When.class);
    private final Map<String, Map<String, Sum>> byControl = new TreeMap<>();
    private final Map<String, Fix> fixes = new HashMap<>();
    private final List<Rated> rated = new ArrayList<>();
    private int remarks;
    private int failNothing;

    Overview(Instant at) {
        this.at = at;
    }

    @Override
    public void take(ExportedFinding f) {
        f.adjusted()
                .filter(a -> rated.size() < MOST_RATED)
                .ifPresent(a -> rated.add(new Rated(f.id(), Texts.line(f.title()), f.severity(), a)));
        if (f.counts() == Severity.INFO) {
            remarks++;
            return;
        }
        weaknesses.add(f, at);
        byDate.computeIfAbsent(when(f), w -> new Sum()).add(f, at);
        failNothing += f.controls().isEmpty() ? 1 : 0;
        for (String control : f.controls()) {
            byControl
                    .computeIfAbsent(f.environment(), e -> new TreeMap<>())
                    .computeIfAbsent(control, c -> new Sum())
                    .add(f, at);
        }
        fixes.computeIfAbsent(f.weakness(), w -> new Fix(f)).add(f, at);
    }

    private When when(ExportedFinding f) {
        if (f.due().isEmpty()) {
            return When.NEVER;
        }
        Duration left = Duration.between(at, f.due().get());
        return !left.isPositive()
                ? When.OVERDUE
                : left.compareTo(WEEK) <= 0 ? When.WEEK : left.compareTo(MONTH) <= 0 ? When.MONTH : When.LATER;
    }

    /// All but what is informational.
    Sum weaknesses() {
        return weaknesses;
    }

    /// How many are informational.
    int remarks() {
        return remarks;
    }

    /// How many weaknesses fail no control.
    int failNothing() {
        return failNothing;
    }

    Sum due(When when) {
        return byDate.getOrDefault(when, new Sum());
    }

    /// By environment and then by the control's id; a weakness that fails two counts for both.
    Map<String, Map<String, Sum>> byControl() {
        return byControl;
    }

    List<Rated> rated() {
        return rated;
    }

    /// What is due first first, then the worst.
    List<Fix> byDate() {
        return sorted(Comparator.comparing((Fix f) -> f.sum().due().orElse(Instant.MAX))
                .thenComparing(f -> f.sum().worst(), Comparator.reverseOrder())
                .thenComparing(Fix::weakness));
    }

    /// What is known to be exploited first, then the worst, then what is in most places.
    List<Fix> byWeight() {
        return sorted(Comparator.comparing((Fix f) -> f.exploited().isEmpty())
                .thenComparing(f -> f.sum().worst(), Comparator.reverseOrder())
                .thenComparing(f -> f.sum().all(), Comparator.reverseOrder())
                .thenComparing(Fix::weakness));
    }

    private List<Fix> sorted(Comparator<Fix> order) {
        return fixes.values().stream().sorted(order).toList();
    }
}
