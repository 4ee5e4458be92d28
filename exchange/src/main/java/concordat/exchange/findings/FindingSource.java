package concordat.exchange.findings;

import java.io.IOException;

/// The findings that go into a file. They can be gone over as often as the file needs, and are the same each time.
@FunctionalInterface
public interface FindingSource {

    /// Receives findings one by one.
    @FunctionalInterface
    interface Taker {
        void take(ExportedFinding finding) throws IOException;
    }

    /// Hands on every finding, each environment's worst first, environments in order of id.
    ///
    /// @throws IOException when they cannot be read, or when the taker throws it
    void each(Taker taker) throws IOException;
}
