package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// SARIF 2.1.0: a run for each tool, with its rules and its results. A finding is one result, of the tool that named
/// it; what other tools showed stands with it.
final class SarifFile {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final int LONGEST = 16_000;

    private final Occasion occasion;
    private final FindingSource findings;

    private SarifFile(Occasion occasion, FindingSource findings) {
        this.occasion = occasion;
        this.findings = findings;
    }

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        new SarifFile(occasion, findings).write(new JsonFile(out));
    }

    private void write(JsonFile json) throws IOException {
        Map<String, Map<String, Integer>> tools = new TreeMap<>();
        findings.each(f -> {
            Map<String, Integer> rules = tools.computeIfAbsent(f.tool(), t -> new HashMap<>());
            rules.putIfAbsent(f.rule(), rules.size());
        });
        json.member("$schema", SCHEMA);
        json.member("version", "2.1.0");
        json.list("runs");
        for (Map.Entry<String, Map<String, Integer>> tool : tools.entrySet()) {
            run(json, tool.getKey(), tool.getValue());
        }
        json.over();
        json.end();
    }

    private void run(JsonFile json, String tool, Map<String, Integer> rules) throws IOException {
        json.object();
        json.object("tool");
        json.object("driver");
        json.member("name", tool);
        json.list("rules");
        Set<String> told = new HashSet<>();
        findings.each(f -> {
            if (f.tool().equals(tool) && told.add(f.rule())) {
                json.item(rule(f));
            }
        });
        json.over();
        json.close();
        json.close();
        json.member(
                "automationDetails",
                new Fields()
                        .with("id", "concordat/" + occasion.programme().network() + "/" + occasion.body() + "/" + tool)
                        .with(
                                "description",
                                text("Findings of " + occasion.bodyName() + " as of " + Occasion.moment(occasion.at())
                                        + ": " + occasion.asked())));
        json.member(
                "conversion",
                new Fields().with("tool", new Fields().with("driver", new Fields().with("name", "Concordat"))));
        json.member(
                "invocations",
                List.of(new Fields()
                        .with("startTimeUtc", occasion.at().toString())
                        .with("endTimeUtc", occasion.at().toString())
                        .with("executionSuccessful", true)));
        json.member(
                "taxonomies",
                List.of(new Fields()
                        .with("name", "CWE")
                        .with("organization", "MITRE")
                        .with("informationUri", "https://cwe.mitre.org/")
                        .with("shortDescription", text("Common Weakness Enumeration"))));
        json.list("results");
        findings.each(f -> {
            if (f.tool().equals(tool)) {
                json.item(result(f, rules.getOrDefault(f.rule(), 0)));
            }
        });
        json.over();
        json.member("columnKind", "utf16CodeUnits");
        json.close();
    }

    private static Fields text(String words) {
        return new Fields().with("text", words);
    }

    private static Fields rule(ExportedFinding f) {
        List<String> tags = new ArrayList<>(List.of("security"));
        f.cwes().forEach(cwe -> tags.add("external/cwe/cwe-" + cwe));
        tags.addAll(f.cves());
        List<Fields> classes = f.cwes().stream()
                .map(cwe -> new Fields()
                        .with(
                                "target",
                                new Fields()
                                        .with("id", String.valueOf(cwe))
                                        .with(
                                                "toolComponent",
                                                new Fields().with("name", "CWE").with("index", 0)))
                        .with("kinds", List.of("superset")))
                .toList();
        return new Fields()
                .with("id", f.rule())
                .with("shortDescription", text(Texts.line(f.title())))
                .with("fullDescription", text(Texts.cut(Texts.or(f.prose().what(), f.title()), LONGEST)))
                .with(
                        "help",
                        f.prose().solution().isBlank()
                                ? Optional.empty()
                                : text(Texts.cut(f.prose().solution(), LONGEST)))
                .with("defaultConfiguration", new Fields().with("level", level(f.severity())))
                .with("relationships", classes)
                .with("properties", new Fields().with("tags", tags));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
            case INFO -> "none";
        };
    }

    private Fields result(ExportedFinding f, int rule) {
        boolean weak = f.severity() != Severity.INFO;
        String saw = f.output().map(o -> "\n\n" + o).orElse("");
        return new Fields()
                .with("ruleId", f.rule())
                .with("ruleIndex", rule)
                .with("guid", Ids.uuid(occasion, "result", f.identity()))
                .with("kind", weak ? "fail" : "informational")
                .with("level", level(f.severity()))
                .with("message", text(Texts.cut(f.title() + " on " + f.where() + saw, LONGEST)))
                .with("locations", List.of(location(f)))
                .with("partialFingerprints", new Fields().with("concordatFinding/v1", f.identity()))
                .with("baselineState", f.open() ? Optional.empty() : "absent")
                .with(
                        "provenance",
                        new Fields()
                                .with("firstDetectionTimeUtc", f.seenAt().toString())
                                .with("lastDetectionTimeUtc", f.lastSeenAt().toString()))
                .with("properties", properties(f, weak));
    }

    /// A file for what has files, and always the asset.
    private static Fields location(ExportedFinding f) {
        String full = f.asset().key()
                + f.port().map(p -> ":" + p).orElse("")
                + f.protocol().map(p -> "/" + p).orElse("")
                + f.place().map(p -> "#" + p).orElse("");
        Fields location = new Fields();
        boolean files = f.asset().kind().equals("code") || f.asset().kind().equals("image");
        if (files) {
            f.place()
                    .flatMap(SarifFile::path)
                    .ifPresent(path -> location.with(
                            "physicalLocation", new Fields().with("artifactLocation", new Fields().with("uri", path))));
        }
        return location.with(
                "logicalLocations",
                List.of(new Fields()
                        .with("name", f.asset().shown())
                        .with("fullyQualifiedName", full)
                        .with("kind", "resource")));
    }

    private static Optional<String> path(String place) {
        try {
            return Optional.of(new java.net.URI(null, null, place, null).toASCIIString())
                    .filter(p -> !p.isBlank());
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Fields properties(ExportedFinding f, boolean weak) {
        return new Fields()
                .with("security-severity", weak ? Optional.of(Bands.within(f.severity(), f.score())) : Optional.empty())
                .with("concordat/finding", f.id())
                .with("concordat/environment", f.environment())
                .with("concordat/severity", Columns.word(f.severity()))
                .with("concordat/adjusted", f.adjusted().map(a -> new Fields()
                        .with("severity", Columns.word(a.as()))
                        .with("decision", a.decision())
                        .with("until", a.until().toString())))
                .with("concordat/firstReported", f.reportedAt().map(Object::toString))
                .with("concordat/due", f.due().map(Object::toString))
                .with("concordat/clock", f.clock().map(c -> new Fields()
                        .with("window", c.window().toString())
                        .with("from", c.from().toString())
                        .with("because", c.exploited() ? "known-exploited" : "severity")))
                .with("concordat/failsControls", f.controls())
                .with("concordat/internetFacing", f.asset().internetFacing())
                .with("cves", f.cves())
                .with("cvssBaseScore", f.score())
                .with("cvssVectors", f.vectors())
                .with("knownExploited", f.exploited().map(e -> new Fields()
                        .with("cve", e.cve())
                        .with("since", e.since().toString())))
                .with("epss", f.likelihood().map(l -> new Fields()
                        .with("cve", l.cve())
                        .with("score", l.score())
                        .with("percentile", l.percentile())
                        .with("asOf", l.asOf().toString())))
                .with(
                        "concordat/detections",
                        f.detections().stream()
                                .map(d -> new Fields()
                                        .with("tool", d.tool())
                                        .with("weakness", d.weakness())
                                        .with("place", d.place())
                                        .with("severity", Columns.word(d.severity()))
                                        .with("open", d.open())
                                        .with("lastSeen", d.lastSeenAt().toString())
                                        .with("import", d.lastSeenIn())
                                        .with("strength", d.strength())
                                        .with("credentialed", d.credentialed()))
                                .toList());
    }
}
