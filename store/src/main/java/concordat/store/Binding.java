package concordat.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Fills a statement's parameters in their order, a column of rows as one array. Arrays of primitives and of bytes go
/// to the server in binary, which spares both sides the writing and reading of digits. Not safe to share between
/// threads.
final class Binding {

    private final PreparedStatement statement;
    private final Connection connection;
    private int place;

    Binding(PreparedStatement statement) throws SQLException {
        this.statement = statement;
        this.connection = statement.getConnection();
    }

    void text(String value) throws SQLException {
        statement.setString(++place, value);
    }

    void number(long value) throws SQLException {
        statement.setLong(++place, value);
    }

    <T> void texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        array("text", values);
    }

    <T> void bytes(List<T> rows, Function<T, byte[]> column) throws SQLException {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        array("bytea", values);
    }

    <T> void longs(List<T> rows, ToLongFunction<T> column) throws SQLException {
        long[] values = new long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.applyAsLong(rows.get(i));
        }
        array("int8", values);
    }

    <T> void ints(List<T> rows, ToIntFunction<T> column) throws SQLException {
        int[] values = new int[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.applyAsInt(rows.get(i));
        }
        array("int4", values);
    }

    <T> void shorts(List<T> rows, ToIntFunction<T> column) throws SQLException {
        short[] values = new short[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) column.applyAsInt(rows.get(i));
        }
        array("int2", values);
    }

    private void array(String type, Object values) throws SQLException {
        statement.setArray(++place, connection.unwrap(PGConnection.class).createArrayOf(type, values));
    }
}
