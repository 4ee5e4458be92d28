package concordat.web.desk;

import concordat.api.view.AssetView;
import concordat.api.view.FindingDetail;
import concordat.api.view.FindingGroup;
import concordat.api.view.FindingView;
import concordat.api.view.OpenedRead;
import concordat.api.view.Page;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.OpeningId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where findings are read. Whoever asks has been let in by the route.
public interface FindingDesk {

    /// @return a page whose total stops at 10,001
    Page<FindingView> findings(BodyId body, FindingWish wish, Optional<String> cursor, int limit);

    /// @param finding its id, as a page gives it
    /// @return all that is known of it; nothing when the body has no such finding
    Optional<FindingDetail> finding(BodyId body, String finding);

    /// @param sort `worst`, `most` or `due`; worst when left out
    /// @return open findings added up, a line for each weakness
    Page<FindingGroup> groups(
            BodyId body, Optional<String> environment, Optional<String> sort, Optional<String> cursor, int limit);

    /// Puts down that somebody of the Authority reads what they have opened; durable when it returns.
    ///
    /// @param route the template of the route by which they read
    void read(BodyId body, OpeningId opening, String route);

    /// @return what was read of a body by the Authority, by the opening's id; routes in the order of their first
    /// reading
    Map<String, List<OpenedRead>> readings(BodyId body);

    /// @return assets with open findings, worst first
    Page<AssetView> assets(BodyId body, Optional<String> environment, Optional<String> cursor, int limit);
}
