package concordat.store;

import concordat.assurance.Programme;
import concordat.assurance.ids.NetworkId;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ConcernedBodies;
import concordat.store.acts.ProseTexts;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Optional;

/// The programme as it stood once, folded anew from the acts done by then. One is folded at a time; the last one is
/// kept while there is memory to spare, since whoever asks about one body at an instant soon asks about the next, or
/// about a later instant. Thread-safe.
final class LedgerPast {

    private final LedgerTables tables;
    private final ActCodec codec;
    private final LedgerState nothing;
    private SoftReference<LedgerState> last;

    LedgerPast(LedgerTables tables, ActCodec codec, NetworkId network) {
        this.tables = tables;
        this.codec = codec;
        this.nothing = LedgerStore.nothing(network);
        this.last = new SoftReference<>(nothing);
    }

    /// @throws StoreFailure when the database does not answer, or what it holds is not what was hashed
    synchronized Programme at(Instant instant) {
        long size = tables.sizeAt(instant);
        LedgerState known = last.get();
        LedgerState from = known != null && known.size() <= size ? known : nothing;
        if (from.size() == size) {
            return from.programme();
        }
        ProseTexts texts = tables.texts();
        try (LedgerFold fold =
                new LedgerFold(codec, acts -> texts, from, new ConcernedBodies(), Optional.empty(), false)) {
            tables.walk(from.size(), size, fold::act);
            LedgerState state = fold.finish();
            last = new SoftReference<>(state);
            return state.programme();
        }
    }
}
