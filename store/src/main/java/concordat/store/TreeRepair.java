package concordat.store;

import concordat.assurance.ids.NetworkId;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.NodeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/// Makes the tree's nodes again from the acts when they are missing or wrong. Only the writer does.
final class TreeRepair {

    private final Database database;
    private final LedgerTables tables;
    private final NetworkId network;

    TreeRepair(Database database, LedgerTables tables, NetworkId network) {
        this.database = database;
        this.tables = tables;
        this.network = network;
    }

    /// @param tree as it was folded from the acts
    void run(Frontier tree) {
        if (!sound(tree)) {
            database.write(connection -> {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from derived.tree_node where network = ?")) {
                    delete.setString(1, network.value());
                    delete.executeUpdate();
                }
                return rebuild(connection);
            });
        }
    }

    /// A tree of n leaves has n perfect subtrees above them less one for each bit set in n.
    private boolean sound(Frontier tree) {
        return tables.storedNodes() == tree.size() - Long.bitCount(tree.size())
                && Frontier.stored(tree.size(), tables.nodes()).equals(tree);
    }

    private long rebuild(Connection connection) throws SQLException {
        // Rows are read over one connection while nodes are copied over another: a copy keeps its own busy.
        try (CopyLines lines = new CopyLines(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy derived.tree_node (network, level, index, hash) from stdin"))) {
            database.read(reading -> {
                try (PreparedStatement select =
                        reading.prepareStatement("select leaf from act where network = ? order by position")) {
                    select.setFetchSize(10_000);
                    select.setString(1, network.value());
                    try (ResultSet rows = select.executeQuery()) {
                        return copy(rows, lines);
                    }
                }
            });
            return lines.finish();
        }
    }

    private Frontier copy(ResultSet leaves, CopyLines lines) throws SQLException {
        Frontier tree = Frontier.EMPTY;
        while (leaves.next()) {
            List<NodeRow> completed = new ArrayList<>();
            tree = tree.append(Hash.of(leaves.getBytes(1)), (id, hash) -> completed.add(new NodeRow(id, hash)));
            for (NodeRow node : completed) {
                write(node.id(), node.hash(), lines);
            }
        }
        return tree;
    }

    private void write(NodeId id, Hash hash, CopyLines lines) throws SQLException {
        if (id.level() > 0) {
            lines.text(network.value())
                    .number(id.level())
                    .number(id.index())
                    .bytes(hash.hex())
                    .end();
        }
    }
}
