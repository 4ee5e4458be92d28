package concordat.ledger;

import java.util.ArrayList;
import java.util.List;

/// How a run of leaves falls into perfect subtrees.
final class Ranges {

    private Ranges() {}

    /// @param from where the RFC's recursion may start a subtree: a multiple of every power of two that is split off
    /// @param to exclusive
    /// @return the perfect subtrees, left to right; their sizes fall
    static List<NodeId> perfect(long from, long to) {
        List<NodeId> ids = new ArrayList<>();
        long at = from;
        while (at < to) {
            int level = 63 - Long.numberOfLeadingZeros(to - at);
            ids.add(new NodeId(level, at >> level));
            at += 1L << level;
        }
        return ids;
    }

    /// @param subtrees as [#perfect] names them, at least one
    /// @return the hash over all of them
    static Hash fold(List<Hash> subtrees) {
        Hash hash = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            hash = Hash.node(subtrees.get(i), hash);
        }
        return hash;
    }

    /// @param size at least 2
    /// @return the largest power of two below it: how many leaves the left subtree has
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
