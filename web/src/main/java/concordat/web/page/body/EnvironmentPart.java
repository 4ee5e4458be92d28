package concordat.web.page.body;

import java.util.List;

/// One environment's standing.
///
/// @param edition the code it is held against
/// @param pressing the controls that need somebody, soonest first
public record EnvironmentPart(
        String id, String edition, List<StateTally> tallies, List<ControlRow> pressing, List<SectionPart> sections) {

    public EnvironmentPart {
        tallies = List.copyOf(tallies);
        pressing = List.copyOf(pressing);
        sections = List.copyOf(sections);
    }
}
