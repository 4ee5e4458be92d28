package concordat.web.desk;

import java.util.List;
import java.util.Optional;

/// Which proposals somebody wants to see.
///
/// @param kind patch, replace and so on
/// @param severity those that mend at least one finding this bad
/// @param sort loss, effort, due or findings; by loss when left out
/// @param all also what open actions are to mend whole
/// @param effort how long kinds of fixes take, where not as usual, such as `patch=1-4+0.25-1`
public record FixWish(
        Optional<String> environment,
        Optional<String> kind,
        Optional<String> severity,
        Optional<String> sort,
        boolean all,
        List<String> effort) {

    public FixWish {
        effort = List.copyOf(effort);
    }
}
