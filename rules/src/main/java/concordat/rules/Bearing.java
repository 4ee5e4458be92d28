package concordat.rules;

import concordat.catalogue.ControlId;
import concordat.catalogue.CrosswalkRef;
import java.util.List;

/// That something a finding says of itself goes against a requirement of another code.
///
/// @param by what it says: `CWE-79`, `CCI-000366`, a tool's own grouping, or the requirement itself
/// @param controls those of the edition whose crosswalk names the requirement, or else what the requirement is a part
///     of; in the edition's order, empty when none does
public record Bearing(String by, CrosswalkRef requirement, List<ControlId> controls) {

    public Bearing {
        controls = List.copyOf(controls);
    }
}
