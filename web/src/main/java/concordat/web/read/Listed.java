package concordat.web.read;

import concordat.api.view.Page;
import concordat.assurance.ids.BodyId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// One part of the programme as a list. Only what is on the page is shown in full, since that may take long.
///
/// @param all in the order in which it is listed
/// @param id unique in the list
/// @param bodies whose it is
/// @param states every state there is
/// @param view how one is shown
public record Listed<T, V>(
        List<T> all,
        Function<T, String> id,
        Function<T, Set<BodyId>> bodies,
        Function<T, String> state,
        Set<String> states,
        Function<T, V> view) {

    /// @param cursor the id of the last item seen
    public Page<V> page(Optional<BodyId> body, Optional<String> state, Optional<String> cursor, int limit) {
        List<T> theirs = all.stream()
                .filter(t -> body.map(bodies.apply(t)::contains).orElse(true))
                .toList();
        Predicate<T> wanted = t -> state.map(this.state.apply(t)::equals).orElse(true);
        Page<T> page = Pages.after(theirs, wanted, id, cursor, limit);
        return new Page<>(page.items().stream().map(view).toList(), page.next(), page.total());
    }
}
