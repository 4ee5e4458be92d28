package concordat.api.view;

import java.util.List;

/// Somebody proves again who they are, for certain acts.
///
/// @param acts the very acts that are to be done
public record ConfirmRequest(String password, List<ActProposal> acts) {

    public ConfirmRequest {
        acts = Absent.list(acts);
    }
}
