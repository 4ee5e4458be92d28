package concordat.demo.rehearse;

import concordat.api.view.ActProposal;

/// Something somebody wants to do, and what follows in the play once it is done.
record Move(ActProposal act, Runnable then) {

    static Move of(ActProposal act) {
        return new Move(act, () -> {});
    }
}
