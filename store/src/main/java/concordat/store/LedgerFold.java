package concordat.store;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.ledger.Hash;
import concordat.ledger.SignedHead;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ConcernedBodies;
import concordat.store.acts.ProseTexts;
import concordat.store.acts.UnreadableAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the ledger into memory and checks it on the way: every position is there, every act still has its hash, and
/// the newest head fits the tree. Decoding takes most of the time and is done for many acts at once. Not safe to share
/// between threads.
final class LedgerFold {

    private static final int AT_ONCE = 4_000;

    private final ActCodec codec;
    private final Function<List<byte[]>, ProseTexts> texts;
    private final ConcernedBodies bodies;
    private final Optional<SignedHead> head;
    private final List<byte[]> waiting = new ArrayList<>(AT_ONCE);
    private final List<Entry> entries = new ArrayList<>();
    private final boolean keepEntries;
    private LedgerState state;

    /// @param texts of some acts, given as bytes
    /// @param bodies learns from every act read
    /// @param head the newest that is stored
    /// @param keepEntries whether [#entries] is asked for
    LedgerFold(
            ActCodec codec,
            Function<List<byte[]>, ProseTexts> texts,
            LedgerState before,
            ConcernedBodies bodies,
            Optional<SignedHead> head,
            boolean keepEntries) {
        this.codec = codec;
        this.texts = texts;
        this.state = before;
        this.bodies = bodies;
        this.head = head;
        this.keepEntries = keepEntries;
    }

    /// @throws StoreFailure when it is not the next act, or is not what was hashed
    void act(long position, byte[] bytes, byte[] leaf) {
        long expected = state.size() + waiting.size();
        if (position != expected) {
            throw damaged("act " + expected + " is missing from the database");
        }
        if (!Hash.leaf(bytes).equals(Hash.of(leaf))) {
            throw damaged("act " + position + " was changed in the database");
        }
        waiting.add(bytes);
        if (waiting.size() == AT_ONCE) {
            fold();
        }
    }

    /// @return the ledger with all acts read
    /// @throws StoreFailure when the newest head says otherwise
    LedgerState finish() {
        fold();
        long size = state.size();
        if (head.isPresent() && head.get().size() > size) {
            throw damaged("the newest " + (head.get().size() - size) + " acts are missing from the database");
        }
        return new LedgerState(state.programme(), state.tree(), head.or(state::head), state.latest());
    }

    /// @return what was read, in order
    List<Entry> entries() {
        return entries;
    }

    private void fold() {
        List<Entry> read;
        try {
            ProseTexts known = texts.apply(waiting);
            read = waiting.parallelStream()
                    .map(bytes -> codec.read(bytes, known).entry())
                    .toList();
        } catch (UnreadableAct e) {
            throw new StoreFailure(
                    "an act in the ledger cannot be read",
                    "position " + e.position() + " of network " + network(),
                    "use the Concordat that wrote it or a newer one; it says: " + e.getMessage(),
                    e);
        }
        Programme programme = state.programme();
        var tree = state.tree();
        for (int i = 0; i < read.size(); i++) {
            Entry entry = read.get(i);
            if (entry.position() != tree.size() || !entry.network().equals(programme.network())) {
                throw damaged("act " + tree.size() + " says that it is act " + entry.position() + " of network "
                        + entry.network());
            }
            programme = programme.with(entry);
            bodies.learn(entry.act());
            tree = tree.append(Hash.leaf(waiting.get(i)));
            if (head.isPresent()
                    && head.get().size() == tree.size()
                    && !head.get().rootHash().equals(tree.root())) {
                throw damaged("acts before position " + tree.size() + " are not those that were signed");
            }
        }
        if (keepEntries) {
            entries.addAll(read);
        }
        if (!read.isEmpty()) {
            state = new LedgerState(
                    programme, tree, state.head(), read.getLast().at());
        }
        waiting.clear();
    }

    private StoreFailure damaged(String what) {
        return new StoreFailure(
                what,
                "ledger of network " + network(),
                "restore the database from a backup, then run: concordat ledger verify");
    }

    private String network() {
        return state.programme().network().value();
    }
}
