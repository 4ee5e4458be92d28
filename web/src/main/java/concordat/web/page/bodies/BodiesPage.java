package concordat.web.page.bodies;

import concordat.web.page.shell.Shell;
import java.util.List;
import java.util.Optional;

/// What the list of bodies shows.
///
/// @param text what was searched for
/// @param orders in which the list can be put
/// @param filtered whether a filter is set
/// @param count how many match, in words
public record BodiesPage(
        Shell shell,
        String text,
        List<Choice> orders,
        List<Choice> states,
        List<Choice> kinds,
        List<Choice> regions,
        boolean filtered,
        String count,
        SortLink byName,
        SortLink byGaps,
        SortLink byChanges,
        List<BodyRow> rows,
        Optional<String> next,
        Optional<String> first) {

    public BodiesPage {
        states = List.copyOf(states);
        kinds = List.copyOf(kinds);
        regions = List.copyOf(regions);
        orders = List.copyOf(orders);
        rows = List.copyOf(rows);
    }
}
