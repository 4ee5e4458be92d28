package concordat.intake.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a report, which can be read from their beginning as often as its format needs: what a finding means
/// may stand behind it.
@FunctionalInterface
public interface ReportBytes {

    /// @return the bytes from the first one on; to be closed by the caller
    /// @throws IOException when they cannot be read
    InputStream open() throws IOException;

    /// Those of a file that does not change meanwhile.
    static ReportBytes of(Path file) {
        return () -> Files.newInputStream(file);
    }

    /// Those given.
    static ReportBytes of(byte[] bytes) {
        byte[] own = bytes.clone();
        return () -> new ByteArrayInputStream(own);
    }
}
