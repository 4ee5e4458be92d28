package concordat.assurance.act;

import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.RouteId;
import java.time.Instant;
import java.util.Set;

/// The body is told what fails, what it touches, who owes a reply and by when.
///
/// @param bitesAt the first instant at which the control may close its routes
/// @param routes those that rest on the control
public record NoticeServed(CaseId caseId, Role replyOwedBy, Instant replyBy, Instant bitesAt, Set<RouteId> routes)
        implements Act {

    public NoticeServed {
        routes = Set.copyOf(routes);
    }
}
