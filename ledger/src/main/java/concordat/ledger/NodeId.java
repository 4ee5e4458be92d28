package concordat.ledger;

/// Names a perfect subtree: its leaves are those from `index << level`, `1 << level` of them.
///
/// @param level 0 for a leaf
/// @param index from 0, left to right on its level
public record NodeId(int level, long index) {

    public NodeId {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("no node at level " + level + ", index " + index);
        }
    }
}
