package concordat.assurance.mapping;

import concordat.assurance.act.Prose;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MappingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mapping with all that it ever said.
///
/// @param body whose it is; none when it is shared
/// @param versions the first one first; never empty
/// @param removed who removed it, and when; empty while it is used
public record KeptMapping(MappingId id, Optional<BodyId> body, List<Version> versions, Optional<Stamp> removed) {

    /// What it said once.
    ///
    /// @param number from 1
    /// @param content its file; may have been erased
    public record Version(int number, Stamp saved, Prose content) {}

    public KeptMapping {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("mapping " + id + " says nothing");
        }
    }

    /// @return what it says now
    public Version newest() {
        return versions.getLast();
    }

    /// @param number from 1
    public Optional<Version> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }

    public boolean live() {
        return removed.isEmpty();
    }

    KeptMapping saved(Stamp by, Prose content) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(more.size() + 1, by, content));
        return new KeptMapping(id, body, more, Optional.empty());
    }

    KeptMapping removed(Stamp by) {
        return new KeptMapping(id, body, versions, Optional.of(by));
    }
}
