package concordat.exchange.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// In which form findings are taken away.
public enum FindingFormat {
    /// A table in text, a row each.
    CSV("text/csv; charset=utf-8", "csv"),
    /// A workbook, a row each.
    XLSX(FindingFormat.WORKBOOK, "xlsx"),
    /// FedRAMP's workbook of a plan of action and milestones.
    FEDRAMP_POAM(FindingFormat.WORKBOOK, "xlsx"),
    /// SARIF 2.1.0, a run for each tool.
    SARIF("application/sarif+json", "sarif"),
    /// CSAF 2.0, profile VEX: what is known of each vulnerability on each asset.
    CSAF_VEX("application/json", "json"),
    /// An OSCAL plan of action and milestones, an item each.
    OSCAL_POAM("application/json", "json"),
    /// OSCAL assessment results: which control each finding fails.
    OSCAL_AR("application/json", "json"),
    /// A page for a browser, written for one reader.
    HTML("text/html; charset=utf-8", "html"),
    /// Pages to print, written for one reader.
    PDF("application/pdf", "pdf");

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;
    private final String ending;

    FindingFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /// How names of such files end, without the dot.
    public String ending() {
        return ending;
    }

    /// As it is asked for: lower case with hyphens.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is written for one kind of reader.
    public boolean forReader() {
        return this == HTML || this == PDF;
    }

    /// Whether it cannot be without a finding: such a file of none would be none of its kind.
    public boolean needsSome() {
        return this == CSAF_VEX || this == OSCAL_POAM;
    }

    /// Whether it has a place for what the tool saw of each finding.
    ///
    /// @param audience of those that are for a reader
    public boolean tellsOutput(Audience audience) {
        return switch (this) {
            case SARIF, XLSX -> true;
            case HTML, PDF -> audience == Audience.ENGINEER;
            case CSV, FEDRAMP_POAM, CSAF_VEX, OSCAL_POAM, OSCAL_AR -> false;
        };
    }

    /// @return the one of that word, if there is one
    public static Optional<FindingFormat> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    /// All their words, for whoever names none of them.
    public static String words() {
        return Arrays.stream(values()).map(FindingFormat::word).collect(Collectors.joining(", "));
    }
}
