package concordat.intake.nexpose;

import concordat.catalogue.Severity;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import concordat.intake.report.Unfit;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gathers what a report says of vulnerabilities and of its scans, wherever in it that stands.
final class Definitions implements XmlTaker {

    private static final int MOST = 200_000;
    private static final int LONGEST_PROSE = 4_000;

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
    private final List<Instant> starts = new ArrayList<>();
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

    /// @return when the report's scans started
    List<Instant> starts() {
        return starts;
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
            Instants.parse(element.attribute("startTime"))
                    .filter(at -> starts.size() < MOST)
                    .ifPresent(starts::add);
            return;
        }
        String id = element.attribute("id").toLowerCase(Locale.ROOT);
        if (id.isEmpty()) {
            return;
        }
        if (all.size() == MOST) {
            throw Unfit.tooLarge("it defines more than " + MOST + " vulnerabilities");
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
        all.put(
                id,
                new Definition(
                        severity(element),
                        element.attribute("title"),
                        String.join(", ", tags),
                        cves.toString(),
                        element.attribute("cvssScore"),
                        vector.startsWith("(") && vector.endsWith(")")
                                ? vector.substring(1, vector.length() - 1)
                                : vector,
                        !element.anywhere("exploit").isEmpty(),
                        prose(element, "description"),
                        prose(element, "solution")));
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
        return all.length() <= LONGEST_PROSE ? all : all.substring(0, LONGEST_PROSE);
    }
}
