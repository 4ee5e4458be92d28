package concordat.web.read;

import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.MeasureView;
import concordat.api.view.NetworkView;
import concordat.api.view.Page;
import concordat.api.view.ReadinessView;
import concordat.api.view.RouteReach;
import concordat.api.view.StandingView;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads the programme as people see it. Every reading is of one version of the programme at one instant.
public interface Readings {

    NetworkView network();

    Page<BodyView> bodies(BodyFilter filter);

    Optional<BodyView> body(BodyId body);

    /// @param at the present when empty
    /// @return one for each environment of the body
    List<StandingView> standing(BodyId body, Optional<Instant> at);

    /// @return the newest version, or, of an instant before its last act, that of then; may take as long as a start
    Programme programmeAt(Instant at);

    /// @return what stands between each environment of the body and its submission
    List<ReadinessView> readiness(BodyId body);

    /// @return every route of every service, whether the body reaches it, and what is at risk by when
    List<RouteReach> services(BodyId body);

    Page<CaseView> cases(CaseFilter filter);

    Optional<CaseView> caseOf(CaseId id);

    List<MeasureView> measures(Optional<BodyId> body);

    /// @return what closes next in the nation, soonest first, at most that many
    List<ComingChange> coming(int most);
}
