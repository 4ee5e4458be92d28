package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One piece of work that mends many findings.
///
/// @param id the same as long as the same fix is proposed
/// @param kind patch, replace, configure, certificate, credential, code or investigate
/// @param weaknesses how many it mends
/// @param findings open ones that it mends
/// @param remaining of these, those that no open action is to mend
/// @param severities how many of each severity
/// @param hosts how many it is on
/// @param due when the first of them is
/// @param lost when the first access is lost that rests on it; in the past for what is lost already
/// @param controls those that it makes fail
/// @param routes of those that rest on these controls the first twenty
/// @param routesInAll how many do
/// @param closedPerHour findings remaining for each hour, by the middle of the effort
/// @param solution what a tool says of the worst
/// @param places of the worst findings the first few, by asset
/// @param actions open actions that are to mend some of it
/// @param sample the id of its worst finding
public record FixProposal(
        String id,
        String environment,
        String kind,
        String title,
        int weaknesses,
        int findings,
        int remaining,
        Map<String, Integer> severities,
        int hosts,
        Optional<Instant> due,
        Optional<Instant> lost,
        List<FixControl> controls,
        List<String> routes,
        int routesInAll,
        EffortView effort,
        double closedPerHour,
        Optional<String> solution,
        List<String> cves,
        List<FixPlace> places,
        List<FixAction> actions,
        String sample) {

    public FixProposal {
        severities = Absent.map(severities);
        controls = Absent.list(controls);
        routes = Absent.list(routes);
        cves = Absent.list(cves);
        places = Absent.list(places);
        actions = Absent.list(actions);
    }
}
