package concordat.intake.crosswalk;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Level;
import concordat.catalogue.crosswalk.Profile;
import concordat.catalogue.crosswalk.Requirement;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a code from a file's nodes.
final class CodeParser {

    private static final List<String> KEYS = List.of("code", "title", "version", "profiles", "groups");

    private final Problems problems;
    private final Set<String> profileIds = new LinkedHashSet<>();
    private final Set<String> requirementIds = new HashSet<>();

    CodeParser(Problems problems) {
        this.problems = problems;
    }

    Optional<Code> code(Node root) {
        return Mapping.of(root, "a code", KEYS, problems).flatMap(this::code);
    }

    private Optional<Code> code(Mapping top) {
        Optional<String> id = top.text("code");
        Optional<String> title = top.text("title");
        Optional<String> version = top.text("version");
        List<Profile> profiles = new ArrayList<>();
        for (Node item : top.items("profiles")) {
            Mapping.of(item, "a profile", List.of("id", "title"), problems)
                    .flatMap(this::profile)
                    .ifPresent(profiles::add);
        }
        List<Requirement> requirements = new ArrayList<>();
        for (Node item : top.needItems("groups")) {
            Mapping.of(item, "a group", List.of("title", "requirements"), problems)
                    .ifPresent(group -> group(group, requirements));
        }
        // Only a file without a problem makes a code; whatever is empty here has been reported.
        return problems.none()
                ? problems.made(
                        top.place(),
                        () -> new Code(
                                id.orElseThrow(), title.orElseThrow(), version.orElseThrow(), profiles, requirements))
                : Optional.empty();
    }

    private Optional<Profile> profile(Mapping profile) {
        Optional<String> id = profile.text("id");
        Optional<String> title = profile.text("title");
        id.ifPresent(known -> problems.once(profileIds, profile.at("id"), "profile", known));
        return id.isEmpty() || title.isEmpty()
                ? Optional.empty()
                : problems.made(profile.place(), () -> new Profile(id.get(), title.get()));
    }

    private void group(Mapping group, List<Requirement> requirements) {
        Optional<String> title = group.text("title");
        for (Node item : group.needItems("requirements")) {
            Mapping.of(item, "a requirement", List.of("id", "title", "fully", "partly"), problems)
                    .flatMap(requirement -> requirement(requirement, title.orElse("?")))
                    .ifPresent(requirements::add);
        }
    }

    /// A requirement without a title is called by its id.
    private Optional<Requirement> requirement(Mapping requirement, String group) {
        Optional<String> id = requirement.text("id");
        Optional<String> title = requirement.find("title").isPresent() ? requirement.text("title") : id;
        Map<String, Level> levels = new HashMap<>();
        levels(requirement, "fully", Level.FULLY, levels);
        levels(requirement, "partly", Level.PARTLY, levels);
        id.ifPresent(known -> problems.once(requirementIds, requirement.at("id"), "requirement", known));
        return id.isEmpty() || title.isEmpty()
                ? Optional.empty()
                : problems.made(requirement.place(), () -> new Requirement(id.get(), title.get(), group, levels));
    }

    private void levels(Mapping requirement, String key, Level level, Map<String, Level> levels) {
        for (Map.Entry<Node, String> profile : Mapping.texts(requirement.items(key), "a profile", problems)) {
            if (problems.known(profileIds, profile.getKey(), "profile", profile.getValue())
                    && levels.put(profile.getValue(), level) != null) {
                problems.add(
                        profile.getKey(),
                        "profile " + profile.getValue() + " stands twice; a profile asks for a requirement once, fully"
                                + " or partly");
            }
        }
    }
}
