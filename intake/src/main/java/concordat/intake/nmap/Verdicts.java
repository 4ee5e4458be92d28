package concordat.intake.nmap;

import concordat.intake.report.Numbers;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import concordat.intake.xml.XmlElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a script says is vulnerable. A weakness is named by the script and, behind a slash, by what it calls it, so
/// that a run without the script says nothing of it.
final class Verdicts {

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,10}", Pattern.CASE_INSENSITIVE);

    /// A line of `vulners` in versions that write text only: `CVE-2017-15906  5.0  https://…  *EXPLOIT*`
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*(\\S{1,200})\\s+([0-9]{1,2}\\.[0-9])(\\s.*)?$");

    private static final int MOST = 5_000;

    private Verdicts() {}

    static List<ReportedItem.Draft> of(XmlElement script) {
        return script.attribute("id").equals("vulners") ? vulners(script) : states(script);
    }

    /// The worst that is said of one CVE.
    private record Rated(double score, boolean exploit) {
        Rated worse(Rated other) {
            return new Rated(Math.max(score, other.score), exploit || other.exploit);
        }
    }

    /// Exploits stand in the list beside the CVE they are for, and some alone.
    private static List<ReportedItem.Draft> vulners(XmlElement script) {
        Map<String, Rated> rated = new LinkedHashMap<>();
        boolean tables = false;
        for (XmlElement table : script.anywhere("table")) {
            String id = elem(table, "id");
            tables |= !id.isEmpty();
            add(rated, id, elem(table, "cvss"), elem(table, "is_exploit").equals("true"));
        }
        if (!tables) {
            Matcher line = LINE.matcher(script.attribute("output"));
            while (line.find()) {
                add(rated, line.group(1), line.group(2), line.group(0).contains("*EXPLOIT*"));
            }
        }
        List<ReportedItem.Draft> verdicts = new ArrayList<>();
        rated.forEach((cve, how) ->
                verdicts.add(ReportedItem.of(NmapXml.TOOL, "vulners/" + cve, Severities.of("", how.score()))
                        .title(cve)
                        .family("vulners")
                        .cves(cve)
                        .score(how.score())
                        .exploitable(how.exploit())));
        return verdicts;
    }

    private static void add(Map<String, Rated> rated, String id, String score, boolean exploit) {
        Matcher cve = CVE.matcher(id);
        if (cve.find() && rated.size() < MOST) {
            double number = Numbers.decimal(score).orElse(0);
            rated.merge(
                    cve.group().toUpperCase(Locale.ROOT), new Rated(number <= 10 ? number : 0, exploit), Rated::worse);
        }
    }

    private static List<ReportedItem.Draft> states(XmlElement script) {
        List<ReportedItem.Draft> verdicts = new ArrayList<>();
        String name = script.attribute("id");
        for (XmlElement table : script.all("table")) {
            String state = elem(table, "state");
            if (!state.startsWith("VULNERABLE") && !state.startsWith("LIKELY VULNERABLE")) {
                continue;
            }
            String key = table.attribute("key");
            StringBuilder ids = new StringBuilder(key);
            double score = 0;
            for (XmlElement inner : table.all("table")) {
                if (inner.attribute("key").equals("ids")) {
                    ids.append(' ').append(inner.allText());
                } else if (inner.attribute("key").equals("scores")) {
                    score = Numbers.decimal(inner.allText().split("\\s+", 2)[0]).orElse(0);
                }
            }
            verdicts.add(ReportedItem.of(
                            NmapXml.TOOL, name + "/" + (key.isEmpty() ? "state" : key), Severities.of("", score))
                    .title(elem(table, "title").isEmpty() ? name : elem(table, "title"))
                    .family(name)
                    .cves(ids.toString())
                    .score(score)
                    .exploitable(state.contains("Exploitable")));
        }
        return verdicts;
    }

    private static String elem(XmlElement table, String key) {
        return table.all("elem").stream()
                .filter(elem -> elem.attribute("key").equals(key))
                .map(XmlElement::text)
                .findFirst()
                .orElse("");
    }
}
