package concordat.intake.xccdf;

import concordat.intake.report.Room;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers the rules of the benchmarks in a report, before or behind their results.
final class Rules implements XmlTaker {

    private static final int LONGEST_PROSE = 2_000;
    private static final int LONGEST_WORD = 100;

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
    ///
    /// @param idents what it is called elsewhere, and which controls of NIST SP 800-53 it refers to
    record Rule(String severity, String title, String idents, String description, String fix) {}

    private final boolean texts;
    private final Map<String, Rule> all = new HashMap<>();
    private final Room room = new Room("rules", 128L << 20);

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
        StringBuilder idents = new StringBuilder();
        rule.all("reference").stream()
                .filter(reference -> reference.attribute("href").contains("800-53"))
                .forEach(reference -> idents.append(reference.text()).append(' '));
        rule.all("ident").forEach(ident -> idents.append(ident.text()).append(' '));
        Rule made = new Rule(
                cut(rule.attribute("severity"), LONGEST_WORD),
                text(rule, "title", 1_000),
                cut(idents.toString(), LONGEST_PROSE),
                texts ? room.prose(text(rule, "description", LONGEST_PROSE)) : "",
                texts ? room.prose(text(rule, "fixtext", LONGEST_PROSE)) : "");
        String id = rule.attribute("id");
        room.take(id, made.severity(), made.title(), made.idents());
        all.put(id, made);
    }

    private static String text(XmlElement rule, String part, int longest) {
        String text = rule.child(part).map(XmlElement::allText).orElse("").replaceAll("\\s+", " ");
        return cut(text, longest);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
