package concordat.web.page.reports;

import concordat.web.page.shell.Shell;
import java.util.List;
import java.util.Optional;

/// What a body's list of imports shows.
///
/// @param states the filters, one of them chosen
/// @param oldest whether the oldest come first
/// @param live whether one of those shown is not over
public record JobsPage(
        Shell shell,
        String body,
        String bodyHref,
        String href,
        List<State> states,
        boolean oldest,
        boolean live,
        List<JobRow> rows,
        Optional<String> next,
        Optional<String> first) {

    /// A filter.
    public record State(String value, String text, boolean chosen) {}

    public JobsPage {
        states = List.copyOf(states);
        rows = List.copyOf(rows);
    }
}
