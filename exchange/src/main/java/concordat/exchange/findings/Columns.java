package concordat.exchange.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What tables of findings tell, column by column. Headings name the unit.
final class Columns {

    /// One column.
    ///
    /// @param width how many letters there is room for
    /// @param value a text, a number, an instant or a day; null when there is none
    record Column(String heading, int width, Value value) {}

    /// What stands in a row.
    interface Value {
        @Nullable
        Object of(ExportedFinding finding, Instant at);
    }

    private static final List<Column> ALL = List.of(
            text("Finding", 22, ExportedFinding::id),
            text("Environment", 18, ExportedFinding::environment),
            text("Severity", 10, f -> word(f.severity())),
            text("Counts as", 10, f -> word(f.counts())),
            text("State", 8, f -> f.open() ? "open" : "closed"),
            text("Asset", 30, f -> f.asset().name()),
            text("Asset kind", 10, f -> f.asset().kind()),
            new Column("Port", 7, (f, at) -> f.port().orElse(null)),
            text("Protocol", 9, f -> f.protocol().orElse("")),
            text("Place", 24, f -> f.place().orElse("")),
            text("Title", 50, ExportedFinding::title),
            text("Weakness", 20, ExportedFinding::weakness),
            text("CVEs", 24, f -> String.join(" ", f.cves())),
            new Column("Due (UTC)", 17, (f, at) -> f.due().orElse(null)),
            new Column("Days left", 9, Columns::daysLeft),
            new Column("Fix window, days", 9, (f, at) -> f.clock()
                    .map(c -> c.window().toDays())
                    .orElse(null)),
            text("Clock", 16, f -> f.clock()
                    .map(c -> c.exploited() ? "known exploited" : "severity")
                    .orElse("")),
            text("Fails controls", 18, f -> String.join(" ", f.controls())),
            text("Known exploited", 16, f -> f.exploited()
                    .map(ExportedFinding.Exploited::cve)
                    .orElse("")),
            new Column("Known exploited since", 12, (f, at) -> f.exploited()
                    .map(ExportedFinding.Exploited::since)
                    .orElse(null)),
            new Column("EPSS, 0 to 1", 8, (f, at) -> f.likelihood()
                    .map(l -> rounded(l.score()))
                    .orElse(null)),
            new Column("EPSS percentile, 0 to 1", 8, (f, at) -> f.likelihood()
                    .flatMap(ExportedFinding.Likelihood::percentile)
                    .map(Columns::rounded)
                    .orElse(null)),
            text("EPSS of", 16, f -> f.likelihood()
                    .map(ExportedFinding.Likelihood::cve)
                    .orElse("")),
            new Column("EPSS as of", 12, (f, at) -> f.likelihood()
                    .map(ExportedFinding.Likelihood::asOf)
                    .orElse(null)),
            new Column("CVSS base score, 0 to 10", 9, (f, at) -> f.score().orElse(null)),
            text("CVSS vectors", 30, f -> String.join(" ", f.vectors())),
            text("CWEs", 12, f -> f.cwes().stream().map(c -> "CWE-" + c).collect(Collectors.joining(" "))),
            text("Faces the internet", 9, f -> yes(f.asset().internetFacing())),
            text("Exploit public", 9, f -> yes(f.exploitable())),
            text("No longer supported", 9, f -> yes(f.unsupported())),
            new Column("First seen (UTC)", 17, (f, at) -> f.seenAt()),
            new Column("First reported (UTC)", 17, (f, at) -> f.reportedAt().orElse(null)),
            new Column("Last seen (UTC)", 17, (f, at) -> f.lastSeenAt()),
            text("Rating decided by", 16, f -> f.adjusted()
                    .map(ExportedFinding.Adjusted::decision)
                    .orElse("")),
            new Column("Rating decided until (UTC)", 17, (f, at) -> f.adjusted()
                    .map(ExportedFinding.Adjusted::until)
                    .orElse(null)),
            text("Seen by", 24, f -> f.detections().stream()
                    .map(d -> d.weakness() + (d.open() ? "" : " (gone)"))
                    .collect(Collectors.joining(" "))),
            text("Best look at it", 14, f -> f.detections().stream()
                    .map(d -> d.strength() + (d.credentialed() ? ", logged in" : ""))
                    .distinct()
                    .collect(Collectors.joining("; "))),
            text("Operating system", 24, f -> f.asset().system()),
            text("Other names", 30, f -> names(f.asset().ids())),
            text("What it is", 60, f -> Stream.of(
                            f.prose().synopsis(), f.prose().what())
                    .filter(t -> !t.isBlank())
                    .findFirst()
                    .orElse("")),
            text("How to mend it", 60, f -> f.prose().solution()),
            text("Identity", 20, ExportedFinding::identity));

    private Columns() {}

    static List<Column> all() {
        return ALL;
    }

    private static Column text(String heading, int width, java.util.function.Function<ExportedFinding, String> value) {
        return new Column(heading, width, (f, at) -> value.apply(f));
    }

    /// Whole days until it is due, fewer than none once that is past.
    private static @Nullable Object daysLeft(ExportedFinding finding, Instant at) {
        return finding.open()
                ? finding.due()
                        .map(d -> Math.floorDiv(Duration.between(at, d).toSeconds(), 86_400L))
                        .orElse(null)
                : null;
    }

    private static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(share).setScale(5, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static String yes(boolean so) {
        return so ? "yes" : "no";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String names(Map<String, List<String>> ids) {
        return ids.values().stream().flatMap(List::stream).distinct().collect(Collectors.joining(" "));
    }

    /// For a table of texts.
    static String shown(Optional<Object> value) {
        return value.map(v -> switch (v) {
                    case BigDecimal number -> number.toPlainString();
                    case Instant at ->
                        at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
                    case LocalDate day -> day.toString();
                    default -> String.valueOf(v);
                })
                .orElse("");
    }
}
