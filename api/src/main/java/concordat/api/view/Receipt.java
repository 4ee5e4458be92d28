package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// Acts are durable and in the ledger.
///
/// @param remarks what was taken for granted in reading what was sent
public record Receipt(long first, int count, Instant at, List<String> remarks) {

    public Receipt {
        remarks = Absent.list(remarks);
    }
}
