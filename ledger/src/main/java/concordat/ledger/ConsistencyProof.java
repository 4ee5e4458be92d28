package concordat.ledger;

import java.util.List;

/// That a newer tree begins with all of an older one (RFC 9162, 2.1.4).
///
/// @param first the older tree's size
/// @param second the newer tree's size
/// @param path empty when the sizes are equal or the older tree is empty
public record ConsistencyProof(long first, long second, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
        if (first < 0 || first > second) {
            throw new IllegalArgumentException("no proof from a tree of " + first + " to one of " + second);
        }
    }

    /// @return true when the path leads to both roots
    public boolean proves(Hash firstRoot, Hash secondRoot) {
        if (first == 0) {
            return path.isEmpty() && firstRoot.equals(Hash.EMPTY) && (second > 0 || secondRoot.equals(Hash.EMPTY));
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        boolean wholeSubtree = Long.bitCount(first) == 1;
        if (path.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash older = wholeSubtree ? firstRoot : path.getFirst();
        Hash newer = older;
        for (Hash step : wholeSubtree ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                older = Hash.node(step, older);
                newer = Hash.node(step, newer);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                newer = Hash.node(newer, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && older.equals(firstRoot) && newer.equals(secondRoot);
    }
}
