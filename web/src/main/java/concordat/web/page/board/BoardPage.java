package concordat.web.page.board;

import concordat.web.page.cases.CaseRow;
import concordat.web.page.map.HexDrawing;
import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Shell;
import java.util.List;

/// What the national board shows.
///
/// @param sentence the nation in one sentence
/// @param moreChanges how many more changes there are than rows, in words; empty for none
/// @param openCases in words
/// @param risksOverruled how many of bodies' own risk decisions the Authority has ended
/// @param record how far the ledger and the gateways' snapshot are, in words
public record BoardPage(
        Shell shell,
        String sentence,
        List<StateCount> counts,
        HexDrawing map,
        List<RegionList> regions,
        List<ChangeRow> changes,
        String moreChanges,
        List<CaseRow> cases,
        String openCases,
        String risksOverruled,
        Moment asOf,
        String edition,
        String record) {

    public BoardPage {
        counts = List.copyOf(counts);
        regions = List.copyOf(regions);
        changes = List.copyOf(changes);
        cases = List.copyOf(cases);
    }
}
