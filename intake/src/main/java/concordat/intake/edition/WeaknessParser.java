package concordat.intake.edition;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads which kinds of findings go against what in other codes.
final class WeaknessParser {

    private final Problems problems;

    WeaknessParser(Problems problems) {
        this.problems = problems;
    }

    /// @return empty when the file says nothing of it
    List<WeaknessMap> maps(Mapping top) {
        Set<String> seen = new HashSet<>();
        List<WeaknessMap> maps = new ArrayList<>();
        for (Node item : top.items("weaknesses")) {
            Mapping.of(item, "a weakness", List.of("scheme", "code", "requirement", "ids"), problems)
                    .flatMap(map -> map(map, seen))
                    .ifPresent(maps::add);
        }
        return maps;
    }

    private Optional<WeaknessMap> map(Mapping map, Set<String> seen) {
        Optional<WeaknessScheme> scheme = map.word("scheme", WeaknessScheme.class);
        Optional<String> code = map.text("code");
        Optional<String> requirement = map.text("requirement");
        List<String> ids = Mapping.texts(map.needItems("ids"), "an id", problems).stream()
                .map(Map.Entry::getValue)
                .toList();
        if (scheme.isEmpty() || code.isEmpty() || requirement.isEmpty() || ids.isEmpty()) {
            return Optional.empty();
        }
        problems.once(
                seen, map.at("requirement"), "the map to", scheme.get() + " " + code.get() + " " + requirement.get());
        return problems.made(
                map.place(), () -> new WeaknessMap(scheme.get(), new CrosswalkRef(code.get(), requirement.get()), ids));
    }
}
