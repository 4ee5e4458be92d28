package concordat.web.desk;

import concordat.api.view.Preview;
import concordat.assurance.ids.PersonId;
import concordat.web.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How something is to be done that is previewed first.
///
/// @param foresight what acts would change; refuses what a rule stands against
/// @param token of the preview that is to be done; none when it is only to be tried
public record Doing(PersonId person, Function<List<Wanted>, Preview> foresight, Optional<String> token) {

    /// @param now the token of what would be done now
    /// @return whether it is to be done, and not only tried
    /// @throws Refusal when something else was previewed
    public boolean agreed(String now) {
        token.filter(t -> !t.equals(now)).ifPresent(t -> {
            throw Refusal.of(
                    412,
                    "That is not what was previewed",
                    "Findings, or what is decided of them, have changed since, or something else is asked; preview it"
                            + " again, then send its token.");
        });
        return token.isPresent();
    }
}
