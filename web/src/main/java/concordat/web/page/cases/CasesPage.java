package concordat.web.page.cases;

import concordat.web.page.shell.Shell;
import java.util.List;
import java.util.Optional;

/// What the list of cases shows.
///
/// @param state the filter chosen, empty for all
/// @param count how many there are in all, in words
/// @param next address of the next page
/// @param first address of the first page, when this is another
public record CasesPage(
        Shell shell, String state, String count, List<CaseRow> rows, Optional<String> next, Optional<String> first) {

    public CasesPage {
        rows = List.copyOf(rows);
    }
}
