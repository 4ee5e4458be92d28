package concordat.web.desk;

import concordat.api.view.AssetChange;
import concordat.api.view.AssetDetail;
import concordat.api.view.Preview;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where it is said which names in reports mean one asset. Whoever asks has been let in by the route.
public interface AssetDesk {

    /// @param environment needed only when several have such a name
    /// @param name any of the asset's names
    /// @return nothing when no report of the body has such a name
    Optional<AssetDetail> asset(BodyId body, Optional<String> environment, String name);

    /// Says that two names are two assets or one, or takes that back.
    ///
    /// @param foresight what acts would change; refuses what a rule stands against
    /// @param expected none when it is only to be tried; else looked at when it is done, as [ActDesk#append] does
    /// @throws concordat.web.http.Refusal when there are no such names, or a rule stands against it
    AssetChange pair(
            PairWanted wanted,
            Function<List<Wanted>, Preview> foresight,
            Optional<Function<List<Wanted>, Function<Programme, Optional<String>>>> expected);
}
