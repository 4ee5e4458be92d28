package concordat.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Nodes in flat arrays, one for each level; counts how often it is asked.
public final class MemoryNodes implements NodeStore, NodeSink {

    private final List<byte[]> levels = new ArrayList<>();
    private int asked;

    @Override
    public void completed(NodeId id, Hash hash) {
        if (id.level() == levels.size()) {
            levels.add(new byte[32]);
        }
        int at = Math.toIntExact(id.index() * 32);
        if (at >= levels.get(id.level()).length) {
            levels.set(id.level(), Arrays.copyOf(levels.get(id.level()), at * 2));
        }
        System.arraycopy(hash.bytes(), 0, levels.get(id.level()), at, 32);
    }

    @Override
    public byte[] node(int level, long index) {
        int at = Math.toIntExact(index * 32);
        return Arrays.copyOfRange(levels.get(level), at, at + 32);
    }

    @Override
    public List<byte[]> nodes(List<NodeId> wanted) {
        asked++;
        return NodeStore.super.nodes(wanted);
    }

    int asked() {
        return asked;
    }
}
