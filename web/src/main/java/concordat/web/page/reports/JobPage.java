package concordat.web.page.reports;

import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Shell;
import concordat.web.page.shell.Tag;
import java.util.List;
import java.util.Optional;

/// What an import's page shows.
///
/// @param back address of the list of all
/// @param bar while it is not over
/// @param problem why it was refused or could not be cancelled
/// @param facts what is known of it
/// @param cancel whether the reader may cancel it
/// @param withdraw what to type to undo it, when it is done and the reader may
public record JobPage(
        Shell shell,
        String title,
        String back,
        String href,
        Tag state,
        Optional<Moment> received,
        Optional<JobBar> bar,
        Optional<String> problem,
        List<Fact> facts,
        boolean cancel,
        Optional<String> withdraw) {

    /// One thing that is known.
    public record Fact(String name, String value) {}

    public JobPage {
        facts = List.copyOf(facts);
    }
}
