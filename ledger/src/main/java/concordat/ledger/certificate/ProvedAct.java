package concordat.ledger.certificate;

import concordat.ledger.Envelope;
import concordat.ledger.Hash;
import concordat.ledger.InclusionProof;
import concordat.ledger.SignedHead;
import java.util.List;

/// An act, and that it stands in the ledger where it says.
///
/// @param path from the act's neighbour in the tree up, see [InclusionProof]
public record ProvedAct(Envelope act, List<Hash> path) {

    public ProvedAct {
        path = List.copyOf(path);
    }

    /// @return whether it stands in the tree of that head
    boolean standsUnder(SignedHead head) {
        return act.position() < head.size()
                && new InclusionProof(act.position(), head.size(), path)
                        .proves(Hash.leaf(act.bytes()), head.rootHash());
    }
}
