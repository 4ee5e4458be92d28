package concordat.ledger;

import java.util.List;

/// That one leaf stands in a tree (RFC 9162, 2.1.3).
///
/// @param index of the leaf
/// @param size of the tree
/// @param path from the leaf's neighbour up
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
    }

    /// @return true when the path leads from the leaf to the root
    public boolean proves(Hash leaf, Hash root) {
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash step : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hash.node(step, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Hash.node(hash, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.equals(root);
    }
}
