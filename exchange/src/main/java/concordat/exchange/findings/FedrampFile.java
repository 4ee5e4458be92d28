package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// FedRAMP's template of a plan of action and milestones: an item each, on the sheet of open or of closed ones.
final class FedrampFile {

    private static final List<String> HEADINGS = List.of(
            "POAM ID",
            "Controls",
            "Weakness Name",
            "Weakness Description",
            "Weakness Detector Source",
            "Weakness Source Identifier",
            "Asset Identifier",
            "Point of Contact",
            "Resources Required",
            "Overall Remediation Plan",
            "Original Detection Date",
            "Scheduled Completion Date",
            "Planned Milestones",
            "Milestone Changes",
            "Status Date",
            "Vendor Dependency",
            "Last Vendor Check-in Date",
            "Vendor Dependent Product Name",
            "Original Risk Rating",
            "Adjusted Risk Rating",
            "Risk Adjustment",
            "False Positive",
            "Operational Requirement",
            "Deviation Rationale",
            "Supporting Documents",
            "Comments",
            "Auto-Approve",
            "Binding Operational Directive 22-01 tracking",
            "Binding Operational Directive 22-01 Due Date",
            "CVE",
            "Service Name");
    private static final int NARROW = 18;
    private static final int WIDE = 50;

    private final Remedies remedies;

    private FedrampFile(Occasion occasion) {
        this.remedies = new Remedies(occasion);
    }

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        FedrampFile file = new FedrampFile(occasion);
        Book book = new Book(out);
        int[] widths = HEADINGS.stream()
                .mapToInt(h ->
                        h.contains("Description") || h.contains("Plan") || h.contains("Weakness Name") ? WIDE : NARROW)
                .toArray();
        List<List<String>> above = List.of(
                List.of("CSP", "System Name", "Impact Level", "POAM Date"),
                List.of(
                        occasion.bodyName(),
                        occasion.environments().stream()
                                .map(occasion::environmentName)
                                .collect(Collectors.joining("; ")),
                        "",
                        day(occasion.at()).toString()),
                List.of());
        book.sheet(occasion.open() ? "Open POA&M Items" : "Closed POA&M Items", HEADINGS, widths, above);
        findings.each(finding -> book.row(file.row(finding)));
        book.end();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private List<Optional<Object>> row(ExportedFinding finding) {
        List<Object> cells = new ArrayList<>();
        cells.add(finding.id());
        cells.add(String.join(", ", finding.controls()));
        cells.add(finding.title());
        cells.add(finding.prose().what());
        cells.add(finding.tool());
        cells.add(finding.rule());
        // The template parts assets by blanks and commas.
        cells.add(finding.asset().name().isEmpty() ? "" : finding.where().replaceAll("[\\s,;]+", "_"));
        cells.add(remedies.owners(finding));
        cells.add("");
        cells.add(Texts.or(remedies.words(finding), finding.prose().solution()));
        cells.add(day(finding.since()));
        cells.add(finding.due().<Object>map(FedrampFile::day).orElse(""));
        cells.add(remedies.milestones(finding));
        cells.add("");
        cells.add(day(finding.lastSeenAt()));
        cells.add("No");
        cells.add("");
        cells.add("");
        cells.add(rating(finding.severity()));
        cells.add(finding.adjusted().map(a -> rating(a.as())).orElse("N/A"));
        cells.add(finding.adjusted().isPresent() ? "Yes" : "No");
        cells.add("No");
        cells.add("No");
        cells.add(finding.adjusted()
                .map(a -> "Decision " + a.decision() + ", until " + day(a.until()))
                .orElse(""));
        cells.add("");
        cells.add("Identity " + finding.identity()
                + finding.place().map(p -> "; at " + p).orElse(""));
        cells.add("No");
        cells.add(finding.exploited().isPresent() ? "Yes" : "No");
        // The directive's own date is another government's; the one that counts here is the completion date.
        cells.add("");
        cells.add(String.join(", ", finding.cves()));
        cells.add("");
        return cells.stream().map(Optional::of).toList();
    }

    private static String rating(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "Critical";
            case HIGH -> "High";
            case MEDIUM -> "Moderate";
            case LOW -> "Low";
            case INFO -> "Informational";
        };
    }
}
