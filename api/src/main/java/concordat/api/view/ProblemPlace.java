package concordat.api.view;

import java.util.Optional;

/// One of several things wrong in what was sent.
public record ProblemPlace(Optional<Integer> line, Optional<Integer> column, Optional<String> pointer, String text) {}
