package concordat.web.page.body;

import concordat.web.page.shell.Moment;
import java.util.List;
import java.util.Optional;

/// One route as a body has it.
///
/// @param what methods and path
/// @param handling its title, and what it lets a caller do
/// @param effect on citizens, empty for none
/// @param callers who asked and what the answer is, refusals only where only those matter
/// @param because controls it lacks or is about to lack, in words
/// @param closes when it closes, for what is at risk
public record RouteRow(
        String what,
        String handling,
        String effect,
        List<String> callers,
        List<String> because,
        Optional<Moment> closes) {

    public RouteRow {
        callers = List.copyOf(callers);
        because = List.copyOf(because);
    }
}
