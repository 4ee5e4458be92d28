package concordat.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Checks an export offline, in one pass and memory that does not grow with it.
public final class LedgerVerification {

    private LedgerVerification() {}

    /// @param export buffered or not; not closed
    /// @param keys the network's
    /// @param witnessed heads kept elsewhere, in any order; the newest of them is what shows that rows are missing
    /// @throws IOException when the stream cannot be read; bad content is [Verification.Broken]
    public static Verification verify(InputStream export, HeadVerifier keys, List<SignedHead> witnessed)
            throws IOException {
        return new ExportCheck(keys, witnessed).run(new ExportReader(export));
    }
}
