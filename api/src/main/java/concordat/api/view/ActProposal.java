package concordat.api.view;

import java.util.Map;
import java.util.Optional;

/// One act as it is asked for.
///
/// @param as who acts, when it is not whoever asks; only in a demonstration network, and only its founder may
public record ActProposal(String kind, Map<String, Object> payload, Optional<String> as) {

    public ActProposal {
        payload = Absent.map(payload);
    }

    /// An act of whoever asks for it.
    public ActProposal(String kind, Map<String, Object> payload) {
        this(kind, payload, Optional.empty());
    }
}
