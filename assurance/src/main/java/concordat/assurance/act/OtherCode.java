package concordat.assurance.act;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Level;
import concordat.catalogue.crosswalk.Profile;
import concordat.catalogue.crosswalk.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Another code as the record holds it. What it has to be like is said of [Code].
public record OtherCode(String id, String title, String version, List<Profile> profiles, List<Asked> requirements) {

    public OtherCode {
        profiles = List.copyOf(profiles);
        requirements = List.copyOf(requirements);
        // Refused here, where what is proposed is read, rather than when somebody first asks for it.
        code(id, title, version, profiles, requirements);
    }

    /// One thing it asks.
    ///
    /// @param fully the profiles that ask for all of it
    /// @param partly the profiles that ask for part of it
    public record Asked(String id, String title, String group, Set<String> fully, Set<String> partly) {
        public Asked {
            fully = Set.copyOf(fully);
            partly = Set.copyOf(partly);
            for (String profile : fully) {
                if (partly.contains(profile)) {
                    throw new IllegalArgumentException(profile + " asks for " + id + " fully and partly");
                }
            }
        }

        private Requirement requirement() {
            Map<String, Level> levels = new HashMap<>();
            fully.forEach(profile -> levels.put(profile, Level.FULLY));
            partly.forEach(profile -> levels.put(profile, Level.PARTLY));
            return new Requirement(id, title, group, levels);
        }
    }

    /// @return the code as the record holds it
    public static OtherCode of(Code code) {
        return new OtherCode(
                code.id(),
                code.title(),
                code.version(),
                code.profiles(),
                code.requirements().stream()
                        .map(r -> new Asked(r.id(), r.title(), r.group(), with(Level.FULLY, r), with(Level.PARTLY, r)))
                        .toList());
    }

    private static Set<String> with(Level level, Requirement requirement) {
        return requirement.levels().entrySet().stream()
                .filter(asked -> asked.getValue() == level)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// @return what it asks
    public Code code() {
        return code(id, title, version, profiles, requirements);
    }

    private static Code code(
            String id, String title, String version, List<Profile> profiles, List<Asked> requirements) {
        return new Code(
                id,
                title,
                version,
                profiles,
                requirements.stream().map(Asked::requirement).toList());
    }
}
