package concordat.intake.oscal;

import concordat.catalogue.Severity;
import concordat.intake.json.Json;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a risk says of the item that it belongs to.
///
/// @param id the detecting tool's own for the weakness; empty when it gives none
/// @param cves parted by blanks
/// @param control the control it concerns; may be empty
record Risk(
        Said said,
        Optional<Severity> severity,
        double score,
        String vector,
        String id,
        String cves,
        String title,
        String control,
        String statement,
        String solution) {

    private static final Set<String> RATINGS = Set.of("risk", "risk-rating", "severity", "iavm-severity");
    private static final int LONGEST = 2_000;

    static Risk of(JsonNode risk) {
        List<String> ids = new ArrayList<>();
        StringBuilder cves = new StringBuilder();
        Optional<Severity> rated = Optional.empty();
        Optional<Severity> impact = Optional.empty();
        double score = 0;
        String vector = "";
        for (JsonNode characterization : Json.list(risk, "characterizations")) {
            for (JsonNode actor : Json.list(characterization, "origin", "actors")) {
                ids.add(Props.of(actor, "vulnerability-id", "plugin-id"));
            }
            for (JsonNode facet : Json.list(characterization, "facets")) {
                String name = Json.text(facet, "name").toLowerCase(Locale.ROOT);
                String value = Json.text(facet, "value");
                if (Props.of(facet, "state").equalsIgnoreCase("adjusted")) {
                    continue; // an adjusted rating is a decision of its own, and not for a report to take
                }
                if (RATINGS.contains(name)) {
                    rated = rated.or(() -> Severities.word(value));
                } else if (name.equals("impact")) {
                    impact = impact.or(() -> Severities.word(value));
                } else if (name.contains("cve")) {
                    cves.append(value).append(' ');
                } else if (name.contains("score")) {
                    score = Json.number(facet, "value").filter(s -> s <= 10).orElse(score);
                } else if (name.contains("vector") && value.indexOf('/') > 0) {
                    vector = value;
                }
            }
        }
        Optional<Severity> severity = rated.or(() -> Severities.word(Props.of(risk, "risk-rating", "severity")));
        return new Risk(
                said(risk),
                severity.isPresent() || score > 0 ? severity : impact,
                score,
                cut(vector),
                cut(ids.stream().filter(id -> !id.isEmpty()).findFirst().orElse("")),
                cut(cves.toString()),
                cut(Json.text(risk, "title")),
                cut(Props.of(risk, "impacted-control-id")),
                cut(Json.text(risk, "statement")),
                cut(Json.list(risk, "remediations").stream()
                        .map(remediation -> Json.text(remediation, "description"))
                        .collect(Collectors.joining("\n"))));
    }

    /// Closed is mended; a deviation that was approved is a risk that somebody accepted, or no weakness at all.
    private static Said said(JsonNode risk) {
        if (Json.text(risk, "status").equalsIgnoreCase("closed")) {
            return Said.FIXED;
        }
        boolean aside = Json.text(risk, "status").equalsIgnoreCase("deviation-approved")
                || Props.of(risk, "false-positive").equalsIgnoreCase("approved")
                || Props.of(risk, "operational-requirement").equalsIgnoreCase("approved");
        return aside ? Said.SUPPRESSED : Said.PRESENT;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /// What holds of an item with several risks: of what is said the least, of the rest the first that says it.
    static Optional<Risk> all(List<Risk> risks) {
        return risks.stream().reduce(Risk::and);
    }

    private Risk and(Risk other) {
        Said both = said == Said.PRESENT || other.said == Said.PRESENT
                ? Said.PRESENT
                : said == Said.SUPPRESSED ? said : other.said;
        Optional<Severity> worse = severity.isPresent() && other.severity.isPresent()
                ? Optional.of(
                        severity.get().compareTo(other.severity.get()) >= 0 ? severity.get() : other.severity.get())
                : severity.or(other::severity);
        return new Risk(
                both,
                worse,
                Math.max(score, other.score),
                either(vector, other.vector),
                either(id, other.id),
                cut(cves + " " + other.cves),
                either(title, other.title),
                either(control, other.control),
                either(statement, other.statement),
                either(solution, other.solution));
    }

    private static String either(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
