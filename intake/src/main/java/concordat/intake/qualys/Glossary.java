package concordat.intake.qualys;

import concordat.catalogue.Severity;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Unfit;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what an asset data report says of vulnerabilities.
final class Glossary implements XmlTaker {

    private static final int MOST = 300_000;
    private static final int LONGEST_PROSE = 4_000;

    /// One vulnerability, apart from where it was found.
    ///
    /// @param scores its element without all but the scores
    record Entry(
            Severity severity,
            String title,
            String category,
            String cves,
            XmlElement scores,
            boolean exploitable,
            String impact,
            String threat,
            String solution) {

        void into(ReportedItem.Draft item) {
            item.title(title)
                    .family(category)
                    .cves(cves)
                    .exploitable(exploitable)
                    .unsupported(Levels.unsupported(title));
            Levels.scores(scores, item);
        }
    }

    private final boolean texts;
    private final Map<String, Entry> all = new HashMap<>();

    Glossary(boolean texts) {
        this.texts = texts;
    }

    Optional<Entry> of(String qid) {
        return Optional.ofNullable(all.get(qid));
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "ASSET_DATA_REPORT", "GLOSSARY", "VULN_DETAILS_LIST" -> Take.INTO;
            case "VULN_DETAILS" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, XmlElement details) {
        if (all.size() == MOST) {
            throw Unfit.tooLarge("it explains more than " + MOST + " vulnerabilities");
        }
        List<XmlElement> scores = details.children().stream()
                .filter(child -> child.name().startsWith("CVSS"))
                .toList();
        all.put(
                details.text("QID"),
                new Entry(
                        Levels.severity(details.text("SEVERITY")),
                        details.text("TITLE"),
                        details.text("CATEGORY"),
                        Levels.cves(details),
                        new XmlElement("scores", Map.of(), "", scores),
                        Levels.exploitable(details),
                        prose(details.text("IMPACT")),
                        prose(details.text("THREAT")),
                        prose(details.text("SOLUTION"))));
    }

    private String prose(String text) {
        if (!texts) {
            return "";
        }
        return text.length() <= LONGEST_PROSE ? text : text.substring(0, LONGEST_PROSE);
    }
}
