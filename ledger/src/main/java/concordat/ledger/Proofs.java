package concordat.ledger;

import java.util.ArrayList;
import java.util.List;

/// Makes proofs from stored nodes, asking the store once for each proof. About 2 log n nodes are read.
public final class Proofs {

    private record Range(long from, long to) {}

    private Proofs() {}

    /// @return the root hash of the first `size` leaves
    public static Hash root(long size, NodeStore store) {
        return Frontier.stored(size, store).root();
    }

    /// @param index of the leaf, below the size
    /// @return that the leaf stands in the tree of the first `size` leaves
    public static InclusionProof inclusion(long index, long size, NodeStore store) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Range> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Ranges.split(to - from);
            if (index < middle) {
                path.add(new Range(middle, to));
                to = middle;
            } else {
                path.add(new Range(from, middle));
                from = middle;
            }
        }
        return new InclusionProof(index, size, hashes(path.reversed(), store));
    }

    /// @param first the older tree's size, at most the newer's
    /// @return that the newer tree only added to the older
    public static ConsistencyProof consistency(long first, long second, NodeStore store) {
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("no proof from a tree of " + first + " to one of " + second);
        }
        List<Range> path = new ArrayList<>();
        long from = 0;
        long to = second;
        while (first > 0 && to > first) {
            long middle = from + Ranges.split(to - from);
            if (first <= middle) {
                path.add(new Range(middle, to));
                to = middle;
            } else {
                path.add(new Range(from, middle));
                from = middle;
            }
        }
        // Left out where the older tree is itself a subtree of the newer: whoever checks holds its root.
        if (from > 0) {
            path.add(new Range(from, to));
        }
        return new ConsistencyProof(first, second, hashes(path.reversed(), store));
    }

    private static List<Hash> hashes(List<Range> ranges, NodeStore store) {
        List<List<NodeId>> parts =
                ranges.stream().map(r -> Ranges.perfect(r.from(), r.to())).toList();
        List<byte[]> stored = store.nodes(parts.stream().flatMap(List::stream).toList());
        List<Hash> hashes = new ArrayList<>(ranges.size());
        int next = 0;
        for (List<NodeId> part : parts) {
            List<Hash> subtrees = stored.subList(next, next + part.size()).stream()
                    .map(Hash::of)
                    .toList();
            hashes.add(Ranges.fold(subtrees));
            next += part.size();
        }
        return hashes;
    }
}
