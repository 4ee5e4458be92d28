package concordat.demo.act;

import concordat.api.view.ActProposal;
import java.util.List;

/// Acts of one sort, to be done in order.
///
/// @param id stable, part of the idempotency keys
/// @param title as people read it
public record Stage(String id, String title, List<ActProposal> acts) {

    public Stage {
        acts = List.copyOf(acts);
    }
}
