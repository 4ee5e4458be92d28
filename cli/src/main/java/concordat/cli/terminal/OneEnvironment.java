package concordat.cli.terminal;

import java.util.List;
import java.util.Optional;

/// Which of a body's environments is meant.
public final class OneEnvironment {

    private OneEnvironment() {}

    /// @param named needed when the body has more than one
    /// @param all that the body has
    /// @throws CannotGoOn when it has none such, or it is not clear which
    public static String of(String body, Optional<String> named, List<String> all) {
        if (named.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        return named.filter(all::contains).orElseThrow(() -> {
            String has = all.isEmpty() ? "it has none yet" : "it has " + String.join(", ", all);
            return new CannotGoOn(named.map(e -> "body " + body + " has no environment " + e + "; " + has)
                    .orElse("say which environment of body " + body + " with --environment; " + has));
        });
    }
}
