package concordat.api.view;

import java.time.LocalDate;

/// An edition in short.
///
/// @param state `announced` before it starts, `current` while bodies are judged by it, `past` when a later one is
/// @param controls how many
public record EditionView(String id, String title, LocalDate startsOn, String state, int controls) {}
