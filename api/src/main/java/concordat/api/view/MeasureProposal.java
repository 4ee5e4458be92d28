package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A measure as it is asked for.
public record MeasureProposal(
        String body,
        String kind,
        List<String> handlings,
        List<String> tiers,
        List<String> services,
        boolean emergency,
        Optional<String> secondOfficer,
        Optional<Instant> until,
        Optional<String> about,
        List<String> liftsWhen,
        String reason,
        String exitCriteria) {

    public MeasureProposal {
        handlings = Absent.list(handlings);
        tiers = Absent.list(tiers);
        services = Absent.list(services);
        liftsWhen = Absent.list(liftsWhen);
    }
}
