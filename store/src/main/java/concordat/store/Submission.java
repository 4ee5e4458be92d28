package concordat.store;

import java.util.List;
import java.util.Optional;

/// Acts that belong together: appended all or none, next to each other, in this order.
///
/// @param proposals 1 to 500
/// @param key when given, sending the same again gives the same answer and appends nothing
public record Submission(List<Proposal> proposals, Optional<RequestKey> key, Expectation expectation) {

    /// How many acts may belong together, and how many are made durable at once.
    public static final int MOST = 500;

    public Submission {
        proposals = List.copyOf(proposals);
        if (proposals.isEmpty() || proposals.size() > MOST) {
            throw new IllegalArgumentException("a submission of " + proposals.size() + " acts, not 1 to " + MOST);
        }
    }

    /// One act, expecting nothing.
    public static Submission of(Proposal proposal) {
        return of(List.of(proposal));
    }

    /// Acts that belong together, expecting nothing.
    public static Submission of(List<Proposal> proposals) {
        return new Submission(proposals, Optional.empty(), Expectation.NONE);
    }

    public Submission with(RequestKey named) {
        return new Submission(proposals, Optional.of(named), expectation);
    }

    public Submission expecting(Expectation expected) {
        return new Submission(proposals, key, expected);
    }
}
