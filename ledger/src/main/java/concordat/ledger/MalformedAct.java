package concordat.ledger;

import org.jspecify.annotations.Nullable;

/// Bytes that are not an act's, or not a head's, in the one form the ledger holds.
public final class MalformedAct extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedAct(String problem) {
        super(problem);
    }

    public MalformedAct(@Nullable String problem, Throwable cause) {
        super(problem, cause);
    }
}
