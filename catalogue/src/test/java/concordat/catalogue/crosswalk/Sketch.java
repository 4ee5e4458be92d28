package concordat.catalogue.crosswalk;

import concordat.catalogue.CrosswalkRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Small codes and crosswalks, written as `a1+a2 SUPERSET b1 80`: the letter is the code.
final class Sketch {

    private Sketch() {}

    static CrosswalkRef ref(String id) {
        return new CrosswalkRef(code(id), id);
    }

    static String code(String id) {
        return "code-" + id.charAt(0);
    }

    static Correspondence map(String said) {
        String[] parts = said.split(" ");
        return new Correspondence(
                Set.of(parts[0].split("\\+")),
                Set.of(parts[2].split("\\+")),
                Relation.valueOf(parts[1]),
                Integer.parseInt(parts[3]),
                "");
    }

    /// One crosswalk for each pair of codes.
    static List<Crosswalk> crosswalks(String... said) {
        Map<String, List<Correspondence>> maps = new TreeMap<>();
        for (String each : said) {
            String[] parts = each.split(" ");
            maps.computeIfAbsent(code(parts[0]) + " " + code(parts[2]), pair -> new ArrayList<>())
                    .add(map(each));
        }
        List<Crosswalk> crosswalks = new ArrayList<>();
        maps.forEach((pair, statements) -> crosswalks.add(
                crosswalk(pair.split(" ")[0], pair.split(" ")[1], Provenance.Status.COMPLETE, statements)));
        return crosswalks;
    }

    static Crosswalk crosswalk(String source, String target, Provenance.Status status, List<Correspondence> maps) {
        return new Crosswalk(
                source + ".to." + target,
                source + " to " + target,
                source,
                target,
                new Provenance(
                        "somebody",
                        Provenance.Method.HUMAN,
                        Provenance.Rationale.FUNCTIONAL,
                        LocalDate.of(2026, 11, 22),
                        status),
                maps);
    }

    static Crosswalks used(String... said) {
        return Crosswalks.counting(crosswalks(said));
    }

    static Optional<Path> path(Crosswalks crosswalks, String from, String to) {
        return crosswalks.path(ref(from), ref(to));
    }

    /// A code of these requirements; `b1 baseline=PARTLY` names what a profile asks.
    static Code code(char letter, String... requirements) {
        List<Requirement> asked = new ArrayList<>();
        Set<String> profiles = new TreeSet<>();
        for (String each : requirements) {
            String[] parts = each.split("[ =]");
            Map<String, Level> levels = new TreeMap<>();
            for (int i = 1; i < parts.length; i += 2) {
                levels.put(parts[i], Level.valueOf(parts[i + 1]));
            }
            profiles.addAll(levels.keySet());
            asked.add(new Requirement(parts[0], "About " + parts[0], "Group", levels));
        }
        return new Code(
                "code-" + letter,
                "Code " + letter,
                "1",
                profiles.stream().map(id -> new Profile(id, id)).toList(),
                asked);
    }
}
