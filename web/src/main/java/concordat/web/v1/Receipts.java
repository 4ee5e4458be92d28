package concordat.web.v1;

import concordat.api.view.Receipt;
import concordat.assurance.act.Entry;
import java.util.List;

/// What is answered when acts are done.
final class Receipts {

    private Receipts() {}

    static Receipt of(List<Entry> done) {
        return of(done, List.of());
    }

    /// @param remarks what was taken for granted in reading what was sent
    static Receipt of(List<Entry> done, List<String> remarks) {
        return new Receipt(
                done.getFirst().position(), done.size(), done.getLast().at(), remarks);
    }
}
