package concordat.web.desk;

import concordat.api.view.FindingRating;
import concordat.api.view.Page;
import concordat.api.view.RatingChange;
import concordat.api.view.RatingView;
import concordat.assurance.ids.BodyId;
import java.util.Optional;

/// Where it is decided that findings count otherwise than their tools say. Whoever asks has been let in by the route.
public interface RatingDesk {

    /// Decides it for many findings of one environment.
    ///
    /// @param environment which; may be left out where the findings that are chosen tell, or the body has one
    /// @throws concordat.web.http.Refusal when nothing is chosen, or a rule stands against it
    RatingChange rate(BodyId body, Optional<String> environment, FindingRating wanted, Doing doing);

    /// What was decided, newest first.
    ///
    /// @param environment only in this one
    /// @param state `running`, `over` or `ended`; all when left out
    Page<RatingView> ratings(
            BodyId body, Optional<String> environment, Optional<String> state, Optional<String> cursor, int limit);
}
