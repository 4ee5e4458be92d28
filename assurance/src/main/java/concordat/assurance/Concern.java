package concordat.assurance;

import concordat.catalogue.ControlId;
import java.util.Optional;

/// Something to look at before a pack is handed in.
///
/// @param control which it is about, none when it is about the pack
/// @param detail the values that matter, for people
public record Concern(Check check, Optional<ControlId> control, String detail) {}
