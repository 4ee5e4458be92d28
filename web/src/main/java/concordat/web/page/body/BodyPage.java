package concordat.web.page.body;

import concordat.web.page.cases.CaseRow;
import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Shell;
import concordat.web.page.shell.Tag;
import java.util.List;

/// What a body's page shows.
///
/// @param sentence where it stands and what it loses next
/// @param reports address of the list of imports
/// @param nation whether the reader may go back to the list of bodies
public record BodyPage(
        Shell shell,
        String name,
        String kind,
        String region,
        String registerCode,
        Tag state,
        String sentence,
        List<MeasureCard> measures,
        List<CaseRow> cases,
        List<EnvironmentPart> environments,
        ServicesPart services,
        Moment asOf,
        String reports,
        boolean nation) {

    public BodyPage {
        measures = List.copyOf(measures);
        cases = List.copyOf(cases);
        environments = List.copyOf(environments);
    }
}
