package concordat.intake.sarif;

import concordat.intake.json.Json;
import concordat.intake.report.Room;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a rule says of its results.
///
/// @param level empty when the rule says none
/// @param rating how bad its security problem is, a CVSS score; 0 when it says none
/// @param cwes numbers, parted by blanks
/// @param messages by their names; empty unless prose is wanted
record Rule(
        String id,
        String level,
        double rating,
        String title,
        String cwes,
        String cves,
        String description,
        String help,
        Map<String, String> messages) {

    private static final int LONGEST = 4_000;
    private static final Pattern CWE = Pattern.compile("(?i)cwe[-_/: ]{0,2}([0-9]{1,5})");

    static Rule of(JsonNode rule, boolean texts, Room room) {
        JsonNode properties = rule.path("properties");
        StringBuilder tags = new StringBuilder();
        Json.list(properties, "tags").forEach(tag -> tags.append(Json.text(tag)).append('\n'));
        StringBuilder cwes = new StringBuilder(cwes(tags.toString()));
        Json.list(properties, "cwe").forEach(cwe -> cwes.append(' ').append(Json.text(cwe)));
        Json.list(rule, "relationships").forEach(to -> cwes.append(' ').append(taxon(to.path("target"))));
        String title = words(rule.path("shortDescription"));
        Map<String, String> messages = new HashMap<>();
        if (texts) {
            rule.path("messageStrings")
                    .properties()
                    .forEach(m -> messages.put(m.getKey(), room.prose(cut(words(m.getValue())))));
            room.take(messages.keySet().toArray(new String[0]));
        }
        Rule made = new Rule(
                Json.text(rule, "id"),
                Json.text(rule, "defaultConfiguration", "level"),
                rating(properties),
                cut(title.isEmpty() ? Json.text(rule, "name") : title),
                cut(cwes.toString()),
                cut(Json.text(rule, "id") + ' ' + tags),
                texts ? room.prose(cut(words(rule.path("fullDescription")))) : "",
                texts ? room.prose(cut(words(rule.path("help")))) : "",
                Map.copyOf(messages));
        room.take(made.id(), made.level(), made.title(), made.cwes(), made.cves());
        return made;
    }

    /// @return the property that many tools share, 0 when there is none
    static double rating(JsonNode properties) {
        return Json.number(properties, "security-severity").orElse(0.0);
    }

    /// @return the CWE numbers named in a text, parted by blanks
    static String cwes(String text) {
        TreeSet<String> numbers = new TreeSet<>();
        Matcher matcher = CWE.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return String.join(" ", numbers);
    }

    /// @return the CWE number that a reference to another list of weaknesses names; empty when it is another list
    static String taxon(JsonNode reference) {
        boolean cwe = Json.text(reference, "toolComponent", "name").equalsIgnoreCase("CWE");
        String id = Json.text(reference, "id");
        return cwe ? id : cwes(id);
    }

    /// @return plain words, else those with markup
    static String words(JsonNode message) {
        return Json.first(message, "text", "markdown");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
