package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One finding with all that is known of it, as it goes into files.
///
/// @param id as lists show it, for example `wickenfield.main-17`
/// @param identity the finding's for ever, lower-case hex; it tells nobody without the body's key what it is
/// @param weakness the tool and its own id, joined by a colon
/// @param severity what its tools say
/// @param adjusted what it counts as instead, by decision
/// @param reportedAt when a scan first saw it as a weakness; its fix window runs from here
/// @param due by when it is to be mended
/// @param clock by which clock; none where that has changed since
/// @param controls ids of those that it fails, or will once it is old enough
/// @param cwes numbers
/// @param score CVSS base score from 0 to 10, when a tool gives one
/// @param exploitable whether its tools know of an exploit
/// @param unsupported whether the weakness is that the maker no longer mends the software
/// @param output what the tool saw, when it was asked for and the tool said so
/// @param detections what each tool showed; at least one
public record ExportedFinding(
        String id,
        String identity,
        String environment,
        On asset,
        Optional<Integer> port,
        Optional<String> protocol,
        Optional<String> place,
        String weakness,
        String title,
        Severity severity,
        Optional<Adjusted> adjusted,
        boolean open,
        Instant seenAt,
        Optional<Instant> reportedAt,
        Instant lastSeenAt,
        Optional<Instant> due,
        Optional<Clock> clock,
        Optional<Exploited> exploited,
        Optional<Likelihood> likelihood,
        List<String> controls,
        List<String> cves,
        List<Integer> cwes,
        List<String> vectors,
        Optional<Double> score,
        boolean exploitable,
        boolean unsupported,
        Prose prose,
        Optional<String> output,
        List<Detection> detections) {

    public ExportedFinding {
        controls = List.copyOf(controls);
        cves = List.copyOf(cves);
        cwes = List.copyOf(cwes);
        vectors = List.copyOf(vectors);
        detections = List.copyOf(detections);
        if (weakness.indexOf(':') < 1) {
            throw new IllegalArgumentException("weakness [" + weakness + "] names no tool");
        }
    }

    /// What a finding is on.
    ///
    /// @param key its kind and name joined by a colon; `unplaced:` when the report left it unsaid
    /// @param ids by what else it is known, by kind, kinds in lower case
    /// @param system its operating system; may be empty
    public record On(String key, Map<String, List<String>> ids, String system, boolean internetFacing) {

        /// Its kind, for example `host`.
        String kind() {
            return key.substring(0, key.indexOf(':'));
        }

        /// Its name; empty when the report left it unsaid.
        String name() {
            return key.substring(key.indexOf(':') + 1);
        }

        /// For people.
        String shown() {
            return name().isEmpty() ? "not said" : name();
        }

        List<String> ids(String ofKind) {
            return ids.getOrDefault(ofKind, List.of());
        }
    }

    /// That it counts otherwise than its tools say.
    ///
    /// @param decision the id of who decided it
    public record Adjusted(String decision, Severity as, Instant until) {}

    /// Which clock its date goes by.
    ///
    /// @param exploited whether that of what is known to be exploited
    public record Clock(Duration window, Instant from, boolean exploited) {}

    /// That a vulnerability of it is known to be exploited.
    ///
    /// @param since the day (UTC) of its listing
    public record Exploited(String cve, LocalDate since) {}

    /// How likely the likeliest vulnerability of it is to be exploited within 30 days (EPSS).
    ///
    /// @param score from 0 to 1
    /// @param percentile how many vulnerabilities score no higher, from 0 to 1
    /// @param asOf the day (UTC) of the forecast
    public record Likelihood(String cve, double score, Optional<Double> percentile, LocalDate asOf) {}

    /// The tool's words about the weakness. Each may be empty.
    public record Prose(String synopsis, String description, String solution) {

        /// Of a tool that says nothing.
        public static final Prose NONE = new Prose("", "", "");

        /// What it is, in the fullest words there are.
        String what() {
            return description.isBlank() ? synopsis : description;
        }
    }

    /// What one tool has shown of it.
    ///
    /// @param weakness the tool's own id with the tool's name before it
    /// @param place where on the asset, as that tool has it; may be empty
    /// @param lastSeenIn the import's id
    /// @param strength how much the best look at it proves, in words
    public record Detection(
            String tool,
            String weakness,
            String place,
            Severity severity,
            boolean open,
            Instant lastSeenAt,
            String lastSeenIn,
            String strength,
            boolean credentialed) {}

    /// The tool that named it.
    String tool() {
        return weakness.substring(0, weakness.indexOf(':'));
    }

    /// What that tool calls the weakness.
    String rule() {
        return weakness.substring(weakness.indexOf(':') + 1);
    }

    /// What it counts as: what was decided, else what its tools say.
    Severity counts() {
        return adjusted.map(Adjusted::as).orElse(severity);
    }

    /// When it was first reported as a weakness, else first seen at all.
    Instant since() {
        return reportedAt.orElse(seenAt);
    }

    boolean overdue(Instant at) {
        return open && due.filter(d -> !d.isAfter(at)).isPresent();
    }

    /// Host and port as one word, for example `web-1.example.org:443/tcp`.
    String where() {
        return asset.shown()
                + port.map(p -> ":" + p + protocol.map(t -> "/" + t).orElse("")).orElse("");
    }

    /// The same without its tool's prose and output.
    ExportedFinding bare() {
        return with(Prose.NONE, Optional.empty());
    }

    /// The same with this prose.
    public ExportedFinding with(Prose other, Optional<String> saw) {
        return new ExportedFinding(
                id,
                identity,
                environment,
                asset,
                port,
                protocol,
                place,
                weakness,
                title,
                severity,
                adjusted,
                open,
                seenAt,
                reportedAt,
                lastSeenAt,
                due,
                clock,
                exploited,
                likelihood,
                controls,
                cves,
                cwes,
                vectors,
                score,
                exploitable,
                unsupported,
                other,
                saw,
                detections);
    }
}
