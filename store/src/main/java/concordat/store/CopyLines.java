package concordat.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyIn;

/// Writes rows in PostgreSQL's COPY text form: columns apart by tabs, rows by line feeds, the rest escaped.
final class CopyLines implements AutoCloseable {

    private static final int FLUSH_AT = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder waiting = new StringBuilder(FLUSH_AT + 4096);
    private boolean first = true;
    private boolean finished;

    CopyLines(CopyIn copy) {
        this.copy = copy;
    }

    CopyLines text(String value) {
        next();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> waiting.append("\\\\");
                case '\t' -> waiting.append("\\t");
                case '\n' -> waiting.append("\\n");
                case '\r' -> waiting.append("\\r");
                default -> waiting.append(c);
            }
        }
        return this;
    }

    CopyLines number(long value) {
        next();
        waiting.append(value);
        return this;
    }

    /// @param hex of a `bytea`
    CopyLines bytes(String hex) {
        next();
        waiting.append("\\\\x").append(hex);
        return this;
    }

    CopyLines none() {
        next();
        waiting.append("\\N");
        return this;
    }

    /// @param values of a `text[]`; none at all are written as null
    CopyLines array(Collection<String> values) {
        if (values.isEmpty()) {
            return none();
        }
        return text(values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}")));
    }

    void end() throws SQLException {
        waiting.append('\n');
        first = true;
        if (waiting.length() >= FLUSH_AT) {
            flush();
        }
    }

    /// @return how many rows were taken
    long finish() throws SQLException {
        flush();
        long rows = copy.endCopy();
        finished = true;
        return rows;
    }

    @Override
    public void close() throws SQLException {
        if (!finished && copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void next() {
        if (!first) {
            waiting.append('\t');
        }
        first = false;
    }

    private void flush() throws SQLException {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        waiting.setLength(0);
    }
}
