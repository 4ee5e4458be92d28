package concordat.web.v1;

import concordat.api.view.Receipt;
import concordat.assurance.act.Entry;
import java.util.List;

/// What is answered when acts are done.
final class Receipts {

    private Receipts() {}

    static Receipt of(List<Entry> done) {
        return new Receipt(
                done.getFirst().position(), done.size(), done.getLast().at());
    }
}
