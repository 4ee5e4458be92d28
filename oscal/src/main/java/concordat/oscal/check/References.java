package concordat.oscal.check;

import static concordat.oscal.model.OscalModel.ASSESSMENT_PLAN;
import static concordat.oscal.model.OscalModel.CATALOG;
import static concordat.oscal.model.OscalModel.COMPONENT_DEFINITION;
import static concordat.oscal.model.OscalModel.PLAN_OF_ACTION;
import static concordat.oscal.model.OscalModel.SYSTEM_SECURITY_PLAN;

import concordat.oscal.model.OscalModel;
import concordat.oscal.model.TypeDef;
import concordat.oscal.tree.Obj;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether what is referred to is there. Only where the format says that it stands in the same document is it an error
/// when it does not; what may as well stand in an imported document is worth a note.
final class References {

    private static final Pattern INSERT = Pattern.compile("\\{\\{\\s*insert:\\s*param,\\s*([^}\\s]+)\\s*}}");

    /// Where a member of a type points.
    ///
    /// @param home types that may be meant
    /// @param here models whose own document has to have it; in others it may be imported
    private record Rule(String member, Set<String> home, Set<OscalModel> here) {}

    private static final Set<OscalModel> EVERYWHERE = Set.of(OscalModel.values());
    private static final Set<String> ROLE = Set.of("metadata.role");
    private static final Set<String> PARTY = Set.of("metadata.party");

    private static final Map<String, List<Rule>> RULES = rules();

    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new HashMap<>();
        Rule roleId = new Rule("role-id", ROLE, EVERYWHERE);
        Rule partyUuids = new Rule("party-uuids", PARTY, EVERYWHERE);
        rules.put("responsible-party", List.of(roleId, partyUuids));
        rules.put("responsible-role", List.of(new Rule("role-id", ROLE, Set.of(SYSTEM_SECURITY_PLAN)), partyUuids));
        rules.put("logged-by", List.of(new Rule("party-uuid", PARTY, EVERYWHERE), roleId));
        rules.put("system-implementation.leveraged-authorization", List.of(new Rule("party-uuid", PARTY, EVERYWHERE)));
        rules.put("system-user", List.of(new Rule("role-ids", ROLE, EVERYWHERE)));
        rules.put("metadata.party", List.of(new Rule("location-uuids", Set.of("metadata.location"), EVERYWHERE)));
        Rule component = new Rule("component-uuid", Set.of("system-component"), Set.of(SYSTEM_SECURITY_PLAN));
        rules.put("by-component", List.of(component));
        rules.put("inventory-item.implemented-component", List.of(component));
        rules.put(
                "incorporates-component",
                List.of(new Rule("component-uuid", Set.of("defined-component"), Set.of(COMPONENT_DEFINITION))));
        rules.put(
                "by-component.export.responsibility",
                List.of(new Rule("provided-uuid", Set.of("by-component.export.provided"), EVERYWHERE)));
        rules.put("associated-risk", List.of(new Rule("risk-uuid", Set.of("risk"), Set.of(PLAN_OF_ACTION))));
        rules.put(
                "related-observation",
                List.of(new Rule("observation-uuid", Set.of("observation"), Set.of(PLAN_OF_ACTION))));
        rules.put("poam-item.related-finding", List.of(new Rule("finding-uuid", Set.of("finding"), Set.of())));
        rules.put(
                "risk.risk-log.entry.related-response",
                List.of(new Rule("response-uuid", Set.of("response"), EVERYWHERE)));
        rules.put(
                "task.associated-activity",
                List.of(new Rule("activity-uuid", Set.of("activity"), Set.of(ASSESSMENT_PLAN))));
        rules.put("task.dependency", List.of(new Rule("task-uuid", Set.of("task"), Set.of(ASSESSMENT_PLAN))));
        rules.put("related-task", List.of(new Rule("task-uuid", Set.of("task"), Set.of())));
        return Map.copyOf(rules);
    }

    private final Findings findings;
    private final Identities identities;
    private final OscalModel model;

    References(Findings findings, Identities identities, OscalModel model) {
        this.findings = findings;
        this.identities = identities;
        this.model = model;
    }

    void object(Obj object, TypeDef type, Path path) {
        RULES.getOrDefault(type.name(), List.of()).forEach(rule -> object.texts(rule.member())
                .forEach(name -> follow(object, rule, name, path.to(rule.member()))));
        if (type.name().equals("link") || type.name().equals("import")) {
            object.text("href")
                    .filter(href -> href.startsWith("#") && !identities.hasAny(href.substring(1)))
                    .ifPresent(href -> dangling(object, type, href, path.to("href")));
        }
        if (model == CATALOG) {
            object.text("prose").ifPresent(prose -> inserts(object, prose, path.to("prose")));
        }
    }

    private void follow(Obj object, Rule rule, String name, Path path) {
        boolean there =
                rule.home().stream().anyMatch(type -> identities.hasUuid(type, name) || identities.hasId(type, name));
        if (there) {
            return;
        }
        String home = String.join(" or ", rule.home());
        String text = rule.member() + " " + Findings.quoted(name) + " names no " + home + " of this document";
        if (rule.here().contains(model)) {
            findings.error(object, path, text, "add that " + home + ", or name one that is there");
        } else {
            findings.note(object, path, text, "it may stand in the document that this one imports");
        }
    }

    private void dangling(Obj object, TypeDef type, String href, Path path) {
        String text = "nothing in this document is called " + Findings.quoted(href.substring(1));
        if (type.name().equals("import")) {
            findings.error(
                    object, path, text, "add a resource with that uuid to back-matter, with where the catalogue is");
        } else {
            findings.note(object, path, text, "links to what a profile left out are usual");
        }
    }

    private void inserts(Obj object, String prose, Path path) {
        Matcher insert = INSERT.matcher(prose);
        while (insert.find()) {
            String param = insert.group(1);
            if (!identities.hasId("parameter", param)) {
                findings.warn(
                        object,
                        path,
                        "the text inserts a parameter " + Findings.quoted(param) + " that the catalogue does not have",
                        "add the parameter, or name one that is there");
            }
        }
    }
}
