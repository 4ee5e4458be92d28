package concordat.ledger;

/// Takes each perfect subtree the moment its last leaf is appended; the leaf first, then the larger ones.
@FunctionalInterface
public interface NodeSink {

    /// @param hash to be stored under this id, for ever
    void completed(NodeId id, Hash hash);
}
