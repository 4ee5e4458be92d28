package concordat.intake.sarif;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What must be known of one run before its results are.
final class Run {

    /// What stands before a path at a forge, and changes with every commit.
    private static final Pattern REVISION = Pattern.compile("^(-/)?(blob|tree|raw)/[^/]+/");

    final List<List<Rule>> components = new ArrayList<>(List.of(new ArrayList<>()));
    final Map<String, Rule> byId = new HashMap<>();
    final Map<String, String> levels = new HashMap<>();
    final List<String> artifacts = new ArrayList<>();
    String driver = "";
    String version = "";
    String repository = "";
    String image = "";
    /// Without a list of results nothing was looked for; an empty list says that nothing was found.
    boolean results;

    boolean succeeded = true;
    Optional<Instant> started = Optional.empty();

    /// @return the tool's name as the first part of its weaknesses
    String tool() {
        String plain =
                driver.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "sarif" : plain.length() <= 60 ? plain : plain.substring(0, 60);
    }

    boolean finished() {
        return results && succeeded;
    }

    /// What was looked at, when the run says so.
    Optional<AssetKey> asset() {
        return Assets.named(AssetKind.IMAGE, image).or(() -> Assets.named(AssetKind.CODE, repository));
    }

    /// A file that is named by its address in the repository stands there, and on no host.
    String within(String place) {
        String root = repository.replaceFirst("(\\.git)?/*$", "");
        return !root.isEmpty() && place.startsWith(root + "/")
                ? REVISION.matcher(place.substring(root.length() + 1)).replaceFirst("")
                : place;
    }

    /// @param component 0 for the tool itself, from 1 on what extends it
    void rule(int component, Rule rule) {
        while (components.size() <= component) {
            components.add(new ArrayList<>());
        }
        components.get(component).add(rule);
        byId.putIfAbsent(rule.id(), rule);
    }

    /// @param id may have more parts, after a slash, than the rule's own
    @Nullable
    Rule rule(String id, int component, int index) {
        if (index >= 0
                && component < components.size()
                && index < components.get(component).size()) {
            return components.get(component).get(index);
        }
        Rule rule = byId.get(id);
        int slash = id.lastIndexOf('/');
        return rule != null || slash < 0 ? rule : byId.get(id.substring(0, slash));
    }
}
