package concordat.api.view;

import java.util.Optional;

/// What a health check leaves out.
///
/// @param why none when its words were erased
public record ExclusionView(String place, Optional<String> why) {}
