package concordat.api.view;

import java.util.Optional;

/// Something to look at before a pack is handed in.
///
/// @param number stable
/// @param blocks whether a pack cannot be handed in before it is put right
/// @param text what it is, in a sentence
/// @param fix what to do, in a sentence
public record ConcernView(
        String check, int number, boolean blocks, Optional<String> control, String detail, String text, String fix) {}
