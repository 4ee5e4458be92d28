package concordat.ledger;

import java.util.ArrayList;
import java.util.List;

/// All that is needed to go on appending: the tree's size and the roots of the perfect subtrees it falls into, at
/// most one for each power of two. Appending makes a new value; over many it costs two hashes each.
///
/// @param size how many leaves
/// @param peaks one for each bit set in the size, the largest first
public record Frontier(long size, List<Hash> peaks) {

    /// Of the tree that holds nothing.
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || Long.bitCount(size) != peaks.size()) {
            throw new IllegalArgumentException("a tree of " + size + " leaves with " + peaks.size() + " peaks");
        }
    }

    /// @return the frontier of the first `size` leaves, from what is stored
    public static Frontier stored(long size, NodeStore store) {
        List<Hash> peaks = new ArrayList<>();
        for (byte[] bytes : store.nodes(Ranges.perfect(0, size))) {
            peaks.add(Hash.of(bytes));
        }
        return new Frontier(size, peaks);
    }

    /// @param leaf see [Hash#leaf]
    public Frontier append(Hash leaf) {
        return append(leaf, (id, hash) -> {});
    }

    /// @param sink told of every perfect subtree this leaf completes, the leaf itself among them
    public Frontier append(Hash leaf, NodeSink sink) {
        List<Hash> grown = new ArrayList<>(peaks);
        Hash hash = leaf;
        sink.completed(new NodeId(0, size), hash);
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hash.node(grown.removeLast(), hash);
            level++;
            sink.completed(new NodeId(level, size >> level), hash);
        }
        grown.add(hash);
        return new Frontier(size + 1, grown);
    }

    /// @return the root hash of the whole tree (RFC 6962, 2.1)
    public Hash root() {
        return size == 0 ? Hash.EMPTY : Ranges.fold(peaks);
    }
}
