package concordat.store.findings;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Writes rows in PostgreSQL's binary COPY form.
final class Copying implements AutoCloseable {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final DataOutputStream out;

    Copying(Connection connection, String tableAndColumns) throws SQLException, IOException {
        PGCopyOutputStream copy = new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "copy " + tableAndColumns + " from stdin (format binary)");
        out = new DataOutputStream(new BufferedOutputStream(copy, 1 << 16));
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
    }

    Copying row(int columns) throws IOException {
        out.writeShort(columns);
        return this;
    }

    Copying int2(int value) throws IOException {
        out.writeInt(Short.BYTES);
        out.writeShort(value);
        return this;
    }

    Copying int4(int value) throws IOException {
        out.writeInt(Integer.BYTES);
        out.writeInt(value);
        return this;
    }

    Copying int8(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
        return this;
    }

    Copying bool(boolean value) throws IOException {
        out.writeInt(1);
        out.writeBoolean(value);
        return this;
    }

    Copying bytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
        return this;
    }

    Copying none() throws IOException {
        out.writeInt(-1);
        return this;
    }

    /// Ends the copy; a copy that is not closed is not made.
    @Override
    public void close() throws IOException {
        out.writeShort(-1);
        out.close();
    }
}
