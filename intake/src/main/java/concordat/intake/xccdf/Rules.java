package concordat.intake.xccdf;

import concordat.intake.report.Unfit;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers the rules of the benchmarks in a report, before or behind their results.
final class Rules implements XmlTaker {

    private static final int MOST = 200_000;
    private static final int LONGEST_PROSE = 2_000;

    /// What cannot hold a benchmark and may be large.
    private static final Set<String> ELSEWHERE = Set.of(
            "TestResult",
            "oval_definitions",
            "oval_results",
            "ocil",
            "cpe-list",
            "Profile",
            "Value",
            "assets",
            "reports");

    /// One rule, apart from how it came out.
    record Rule(String severity, String title, String cves, String description, String fix) {}

    private final boolean texts;
    private final Map<String, Rule> all = new HashMap<>();

    Rules(boolean texts) {
        this.texts = texts;
    }

    Optional<Rule> of(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Take take(String path) {
        String name = XmlTaker.last(path);
        if (name.equals("Rule")) {
            return Take.WHOLE;
        }
        return ELSEWHERE.contains(name) ? Take.NOTHING : Take.INTO;
    }

    @Override
    public void whole(String path, XmlElement rule) {
        if (all.size() == MOST) {
            throw Unfit.tooLarge("it has more than " + MOST + " rules");
        }
        StringBuilder idents = new StringBuilder();
        rule.all("ident").forEach(ident -> idents.append(ident.text()).append(' '));
        all.put(
                rule.attribute("id"),
                new Rule(
                        rule.attribute("severity"),
                        text(rule, "title", 1_000),
                        idents.toString(),
                        texts ? text(rule, "description", LONGEST_PROSE) : "",
                        texts ? text(rule, "fixtext", LONGEST_PROSE) : ""));
    }

    private static String text(XmlElement rule, String part, int longest) {
        String text = rule.child(part).map(XmlElement::allText).orElse("").replaceAll("\\s+", " ");
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
