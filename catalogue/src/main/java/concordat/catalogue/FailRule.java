package concordat.catalogue;

/// Which findings fail a control.
///
/// @param name unique in its edition; shown to the body as the reason
/// @param when a CEL expression over `finding`, `asset` and `age` (see the `rules` module), compiled once per edition
public record FailRule(String name, String when) {

    public FailRule {
        if (name.isBlank() || when.isBlank()) {
            throw new IllegalArgumentException(
                    "a fail rule needs a name and an expression, got [" + name + "] [" + when + "]");
        }
    }
}
