package concordat.web.page.casework;

import concordat.web.page.cases.CaseRow;
import concordat.web.page.shell.FieldError;
import concordat.web.page.shell.Shell;
import java.util.List;

/// What a case's page shows.
///
/// @param done what has just been recorded; empty for nothing
/// @param forms what the reader may do now
/// @param waiting why the reader can do nothing now; empty when there is a form or nothing is owed
public record CasePage(
        Shell shell,
        CaseRow row,
        String environment,
        List<Step> steps,
        List<Said> said,
        List<TouchedRoute> routes,
        String routesCount,
        List<FieldError> errors,
        String done,
        List<CaseForm> forms,
        String waiting,
        boolean nation) {

    public CasePage {
        steps = List.copyOf(steps);
        said = List.copyOf(said);
        routes = List.copyOf(routes);
        errors = List.copyOf(errors);
        forms = List.copyOf(forms);
    }
}
