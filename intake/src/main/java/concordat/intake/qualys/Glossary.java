package concordat.intake.qualys;

import concordat.catalogue.Severity;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Room;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gathers what an asset data report says of vulnerabilities.
final class Glossary implements XmlTaker {

    private static final int LONGEST_PROSE = 4_000;
    private static final int LONGEST_TITLE = 1_000;
    private static final int MOST_SCORES = 8;
    private static final long SCORE_BYTES = 1_000;

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
    private final Room room = new Room("explanations of vulnerabilities", 128L << 20);

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
        // Of the scores only their texts: what else may stand there is nobody's business.
        List<XmlElement> scores = details.children().stream()
                .filter(child -> child.name().startsWith("CVSS"))
                .map(Glossary::plain)
                .limit(MOST_SCORES)
                .toList();
        Entry entry = new Entry(
                Levels.severity(details.text("SEVERITY")),
                cut(details.text("TITLE"), LONGEST_TITLE),
                cut(details.text("CATEGORY"), LONGEST_TITLE),
                cut(Levels.cves(details), LONGEST_PROSE),
                new XmlElement("scores", Map.of(), "", scores),
                Levels.exploitable(details),
                prose(details.text("IMPACT")),
                prose(details.text("THREAT")),
                prose(details.text("SOLUTION")));
        String qid = cut(details.text("QID"), LONGEST_TITLE);
        room.take(qid, entry.title(), entry.category(), entry.cves());
        room.take(SCORE_BYTES * scores.size());
        all.put(qid, entry);
    }

    private static XmlElement plain(XmlElement score) {
        List<XmlElement> inside = score.children().stream()
                .limit(MOST_SCORES)
                .map(part -> new XmlElement(part.name(), Map.of(), cut(part.text(), LONGEST_TITLE), List.of()))
                .toList();
        return new XmlElement(score.name(), Map.of(), cut(score.text(), LONGEST_TITLE), inside);
    }

    private String prose(String text) {
        return texts ? room.prose(cut(text, LONGEST_PROSE)) : "";
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
