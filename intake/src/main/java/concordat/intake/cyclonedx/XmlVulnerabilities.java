package concordat.intake.cyclonedx;

import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The second reading: the vulnerabilities, each in every part it affects, or in the part in which it stands.
final class XmlVulnerabilities implements XmlTaker {

    private final XmlParts parts;
    private final ReportTally tally;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int started;

    XmlVulnerabilities(XmlParts parts, ReportTally tally) {
        this.parts = parts;
        this.tally = tally;
        parts.tell(tally);
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "vulnerabilities" -> Take.INTO;
            case "vulnerability" -> path.endsWith("vulnerabilities/vulnerability") ? Take.WHOLE : Take.NOTHING;
            default -> XmlParts.holdsParts(path) ? Take.INTO : Take.NOTHING;
        };
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        if (XmlParts.part(path)) {
            open.push(started++);
        }
    }

    @Override
    public void out(String path) {
        if (XmlParts.part(path)) {
            open.pop();
        }
    }

    @Override
    public void whole(String path, XmlElement vulnerability) {
        String id = vulnerability.text("id").isEmpty() ? vulnerability.attribute("bom-ref") : vulnerability.text("id");
        if (id.isEmpty()) {
            return;
        }
        Integer inside = open.peek();
        if (inside != null) {
            tally.item(item(id, vulnerability).place(parts.place(inside)).build());
            return;
        }
        List<XmlElement> affects =
                vulnerability.child("affects").map(a -> a.all("target")).orElse(List.of());
        if (affects.isEmpty()) {
            String reference = vulnerability.attribute("ref"); // as the extension of old versions has it
            tally.item(item(id, vulnerability).place(parts.place(reference)).build());
        }
        for (XmlElement affected : affects) {
            ReportedItem.Draft item = item(id, vulnerability).place(parts.place(affected.text("ref")));
            List<XmlElement> versions = affected.anywhere("version").stream()
                    .filter(version -> !version.children().isEmpty())
                    .toList();
            if (!versions.isEmpty()
                    && versions.stream().allMatch(v -> v.text("status").equals("unaffected"))) {
                item.said(Said.NOT_AFFECTED);
            }
            tally.item(item.build());
        }
    }

    private ReportedItem.Draft item(String id, XmlElement vulnerability) {
        List<XmlElement> ratings =
                vulnerability.child("ratings").map(r -> r.all("rating")).orElse(List.of());
        double score = ratings.stream()
                .filter(rating -> Bill.scores(rating.text("method")))
                .mapToDouble(XmlVulnerabilities::score)
                .filter(s -> s > 0 && s <= 10)
                .findFirst()
                .orElse(0);
        String word = ratings.isEmpty() ? "" : ratings.getFirst().text("severity");
        String source = vulnerability.text("source", "name");
        ReportedItem.Draft item = ReportedItem.of("cyclonedx", id, Severities.said(word, score))
                .title(id)
                .family(
                        source.isEmpty()
                                ? vulnerability
                                        .child("source")
                                        .map(s -> s.attribute("name"))
                                        .orElse("")
                                : source)
                .cves(id)
                .score(score)
                .said(said(vulnerability.text("analysis", "state")));
        parts.asset().ifPresent(item::on);
        ratings.forEach(rating -> item.vector(rating.text("vector")));
        vulnerability.child("references").ifPresent(all -> all.all("reference")
                .forEach(other -> item.cves(other.text("id"))));
        vulnerability.child("cwes").ifPresent(all -> all.all("cwe").forEach(cwe -> item.cwes(cwe.text())));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    vulnerability.text("detail"),
                    vulnerability.text("description"),
                    vulnerability
                            .child("recommendation")
                            .or(() -> vulnerability.child("recommendations"))
                            .map(XmlElement::allText)
                            .orElse(""),
                    vulnerability.text("analysis", "detail")));
        }
        return item;
    }

    /// The extension of old versions has the base score in an element of its own.
    private static double score(XmlElement rating) {
        String base = rating.text("score", "base");
        return Numbers.decimal(base.isEmpty() ? rating.text("score") : base).orElse(0);
    }

    private static Said said(String state) {
        return switch (state) {
            case "resolved", "resolved_with_pedigree" -> Said.FIXED;
            case "not_affected", "false_positive" -> Said.NOT_AFFECTED;
            default -> Said.PRESENT;
        };
    }
}
