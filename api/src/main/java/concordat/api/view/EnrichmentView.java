package concordat.api.view;

import java.util.List;

/// What is held about vulnerabilities beyond what reports say, and how far findings are judged by it.
///
/// @param environments how many have findings
/// @param waiting how many of those are still to be judged by what is held now
public record EnrichmentView(List<VulnerabilityListView> lists, int environments, int waiting) {

    public EnrichmentView {
        lists = Absent.list(lists);
    }
}
