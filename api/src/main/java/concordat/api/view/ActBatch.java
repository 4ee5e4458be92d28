package concordat.api.view;

import java.util.List;

/// Acts to be done in order, all or none; at most 500.
public record ActBatch(List<ActProposal> acts) {

    public ActBatch {
        acts = Absent.list(acts);
    }
}
