package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One case with everything that was said.
public record CaseView(
        String id,
        String body,
        String bodyName,
        String environment,
        String control,
        String controlTitle,
        String state,
        Instant openedAt,
        Optional<String> replyOwedBy,
        Optional<Instant> replyBy,
        Optional<Instant> bitesAt,
        List<String> routes,
        List<CaseStep> steps,
        List<String> legalMoves) {

    public CaseView {
        routes = Absent.list(routes);
        steps = Absent.list(steps);
        legalMoves = Absent.list(legalMoves);
    }
}
