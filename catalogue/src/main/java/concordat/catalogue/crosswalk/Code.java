package concordat.catalogue.crosswalk;

import concordat.catalogue.Control;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.RestsOn;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A code that bodies are held to, ours or another: what it asks, by id.
///
/// @param id as crosswalks name it, for example `caf-4.0`
/// @param title as people read it
/// @param version of the code itself
/// @param profiles named choices from its requirements; ids unique; may be empty
/// @param requirements in the code's own order; ids unique; never empty
public record Code(String id, String title, String version, List<Profile> profiles, List<Requirement> requirements) {

    public Code {
        if (!id.matches("[a-z][a-z0-9.-]{1,40}") || title.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("code [" + id + "] needs a lower-case id, a title and a version");
        }
        profiles = List.copyOf(profiles);
        requirements = List.copyOf(requirements);
        Set<String> known = new HashSet<>();
        for (Profile profile : profiles) {
            require(known.add(profile.id()), id, "profile " + profile.id() + " stands twice");
        }
        Set<String> seen = new HashSet<>();
        for (Requirement requirement : requirements) {
            require(seen.add(requirement.id()), id, "requirement " + requirement.id() + " stands twice");
            require(
                    known.containsAll(requirement.levels().keySet()),
                    id,
                    requirement.id() + " names an unknown profile in " + requirement.levels());
        }
        require(!requirements.isEmpty(), id, "no requirement");
    }

    private static void require(boolean holds, String id, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("code " + id + ": " + problem);
        }
    }

    /// An edition of ours as a code: each control a requirement, each handling a profile that asks for what rests
    /// on it.
    public static Code of(Edition edition) {
        return new Code(
                edition.id(),
                edition.title(),
                edition.startsOn().toString(),
                edition.handlings().stream().map(Code::profile).toList(),
                edition.controls().stream().map(Code::requirement).toList());
    }

    private static Profile profile(Handling handling) {
        return new Profile(handling.id(), handling.title());
    }

    private static Requirement requirement(Control control) {
        Map<String, Level> levels = new HashMap<>();
        for (RestsOn rests : control.restsOn()) {
            levels.put(rests.handling(), Level.FULLY);
        }
        return new Requirement(control.id().value(), control.title(), control.section(), levels);
    }

    /// @return all that it asks, in one digest (lower-case hex SHA-256); two that differ in anything differ in it
    public String digest() {
        ContentDigest digest = new ContentDigest("code 1").add(id).add(title).add(version);
        for (Profile profile : profiles) {
            digest.add(profile.id()).add(profile.title());
        }
        for (Requirement requirement : requirements) {
            digest.add(requirement.id()).add(requirement.title()).add(requirement.group());
            requirement.levels().forEach((profile, level) -> digest.add(profile).add(level.name()));
            digest.add("#" + requirement.levels().size());
        }
        return digest.hex();
    }

    /// @return the requirement with this id
    public Optional<Requirement> requirement(String wanted) {
        return requirements.stream().filter(r -> r.id().equals(wanted)).findFirst();
    }

    /// @return every requirement's id, in the code's own order
    public List<String> ids() {
        return requirements.stream().map(Requirement::id).toList();
    }
}
