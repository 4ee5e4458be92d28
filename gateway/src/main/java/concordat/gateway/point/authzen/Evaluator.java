package concordat.gateway.point.authzen;

import concordat.gateway.point.Point;
import io.vertx.core.Future;

/// What answers behind the protocol. Called on event loops, and completes there: must not block.
public interface Evaluator {

    Future<Evaluation> evaluate(Point asker, Inquiry inquiry);

    /// Whom or what it does not know it does not find: that is no failure.
    ///
    /// @return fails with [MalformedInquiryException] when the token is none of ours
    Future<SearchPage> search(Point asker, SearchInquiry inquiry);
}
