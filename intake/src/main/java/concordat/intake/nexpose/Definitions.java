package concordat.intake.nexpose;

import concordat.catalogue.Severity;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Room;
import concordat.intake.report.Severities;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gathers what a report says of vulnerabilities and of its scans, wherever in it that stands.
final class Definitions implements XmlTaker {

    private static final int LONGEST_PROSE = 4_000;
    private static final int LONGEST_TITLE = 1_000;

    /// One vulnerability, apart from where it was found.
    record Definition(
            Severity severity,
            String title,
            String family,
            String cves,
            String score,
            String vector,
            boolean exploitable,
            String description,
            String solution) {

        void into(ReportedItem.Draft item) {
            item.title(title)
                    .family(family)
                    .cves(cves)
                    .score(score)
                    .vector(vector)
                    .exploitable(exploitable)
                    .unsupported(family.toLowerCase(Locale.ROOT).contains("obsolete"));
        }
    }

    private final boolean texts;
    private final Map<String, Definition> all = new HashMap<>();
    private final Room room = new Room("definitions of vulnerabilities", 128L << 20);
    private Optional<Instant> started = Optional.empty();
    private boolean unfinished;

    Definitions(boolean texts) {
        this.texts = texts;
    }

    /// @param id in any case: tests and definitions do not agree on it
    Optional<Definition> of(String id) {
        return Optional.ofNullable(all.get(id.toLowerCase(Locale.ROOT)));
    }

    /// @return whether every scan of the report came to its end
    boolean finished() {
        return !unfinished;
    }

    /// @return when the first of the report's scans started
    Optional<Instant> started() {
        return started;
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "vulnerability", "scan" -> Take.WHOLE;
            case "tests", "endpoints", "names", "fingerprints" -> Take.NOTHING;
            default -> Take.INTO;
        };
    }

    @Override
    public void whole(String path, XmlElement element) {
        if (element.name().equals("scan")) {
            unfinished |= !element.attribute("status").isEmpty()
                    && !element.attribute("status").equals("finished");
            Optional<Instant> at = Instants.parse(element.attribute("startTime"));
            if (at.isPresent() && (started.isEmpty() || at.get().isBefore(started.get()))) {
                started = at;
            }
            return;
        }
        String id = element.attribute("id").toLowerCase(Locale.ROOT);
        if (id.isEmpty()) {
            return;
        }
        StringBuilder cves = new StringBuilder();
        for (XmlElement reference : element.anywhere("reference")) {
            if (reference.attribute("source").equalsIgnoreCase("CVE")) {
                cves.append(reference.text()).append(' ');
            }
        }
        List<String> tags =
                element.anywhere("tag").stream().map(XmlElement::text).limit(10).toList();
        String vector = element.attribute("cvssVector");
        Definition definition = new Definition(
                severity(element),
                cut(element.attribute("title"), LONGEST_TITLE),
                cut(String.join(", ", tags), LONGEST_TITLE),
                cut(cves.toString(), LONGEST_PROSE),
                cut(element.attribute("cvssScore"), LONGEST_TITLE),
                cut(
                        vector.startsWith("(") && vector.endsWith(")")
                                ? vector.substring(1, vector.length() - 1)
                                : vector,
                        LONGEST_TITLE),
                !element.anywhere("exploit").isEmpty(),
                prose(element, "description"),
                prose(element, "solution"));
        room.take(
                id,
                definition.title(),
                definition.family(),
                definition.cves(),
                definition.score(),
                definition.vector());
        all.put(id, definition);
    }

    /// Nexpose rates from 0 to 10 as CVSS does.
    private static Severity severity(XmlElement element) {
        var rated = Numbers.decimal(element.attribute("severity"));
        if (rated.isPresent() && rated.getAsDouble() == 0) {
            return Severity.INFO;
        }
        double score =
                rated.orElse(Numbers.decimal(element.attribute("cvssScore")).orElse(0));
        return Severities.of("", score);
    }

    private String prose(XmlElement element, String part) {
        if (!texts) {
            return "";
        }
        String all = element.child(part).map(XmlElement::allText).orElse("").replaceAll("\\s+", " ");
        return room.prose(cut(all, LONGEST_PROSE));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
