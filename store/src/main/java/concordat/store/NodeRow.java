package concordat.store;

import concordat.ledger.Hash;
import concordat.ledger.NodeId;

/// A perfect subtree's root, above the leaves.
record NodeRow(NodeId id, Hash hash) {}
