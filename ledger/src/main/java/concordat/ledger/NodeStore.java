package concordat.ledger;

import java.util.ArrayList;
import java.util.List;

/// Where the roots of perfect subtrees are kept, leaves included. A stored node never changes.
public interface NodeStore {

    /// @return the 32 bytes of the hash
    /// @throws IllegalStateException when no such node is stored
    byte[] node(int level, long index);

    /// Many at once; a store that is asked over a wire answers in one exchange. A proof asks exactly once.
    ///
    /// @return the hashes, in the order asked for
    default List<byte[]> nodes(List<NodeId> wanted) {
        List<byte[]> found = new ArrayList<>(wanted.size());
        for (NodeId id : wanted) {
            found.add(node(id.level(), id.index()));
        }
        return found;
    }
}
