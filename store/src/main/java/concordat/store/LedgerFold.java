package concordat.store;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.NetworkId;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.SignedHead;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ConcernedBodies;
import concordat.store.acts.ProseTexts;
import concordat.store.acts.UnreadableAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the ledger into memory and checks it on the way: every position is there, every act still has its hash, and
/// the newest head fits the tree.
///
/// Acts go through in lots: while the caller reads one from the database, the one before is decoded and the one before
/// that is folded, each on a thread of its own. To be used by one thread, and closed.
final class LedgerFold implements AutoCloseable {

    private static final int LOT = 500;
    /// How many lots may be on their way, so that a fast database does not fill the memory.
    private static final int ON_THE_WAY = 4;

    private final ActCodec codec;
    private final NetworkId network;
    private final Function<List<byte[]>, ProseTexts> texts;
    private final ConcernedBodies bodies;
    private final Optional<SignedHead> head;
    private final List<Entry> entries = new ArrayList<>();
    private final boolean keepEntries;
    private final Semaphore room = new Semaphore(ON_THE_WAY);
    private final LedgerState before;
    private List<byte[]> waiting = new ArrayList<>();
    private Frontier tree;
    private @Nullable ExecutorService decoding;
    private @Nullable ExecutorService folding;
    private CompletableFuture<Programme> programme;

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
        this.network = before.programme().network();
        this.texts = texts;
        this.before = before;
        this.programme = CompletableFuture.completedFuture(before.programme());
        this.tree = before.tree();
        this.bodies = bodies;
        this.head = head;
        this.keepEntries = keepEntries;
    }

    /// @throws StoreFailure when it is not the next act, or is not what was hashed and signed
    void act(long position, byte[] bytes, byte[] leaf) {
        if (position != tree.size()) {
            finished();
            throw damaged("act " + tree.size() + " is missing from the database");
        }
        Hash hash = Hash.leaf(bytes);
        if (!hash.equals(Hash.of(leaf))) {
            finished();
            throw damaged("act " + position + " was changed in the database");
        }
        waiting.add(bytes);
        tree = tree.append(hash);
        if (head.isPresent()
                && head.get().size() == tree.size()
                && !head.get().rootHash().equals(tree.root())) {
            finished();
            throw damaged("acts before position " + tree.size() + " are not those that were signed");
        }
        if (waiting.size() == LOT) {
            send();
        }
    }

    /// @return the ledger with all acts read
    /// @throws StoreFailure when the newest head says otherwise
    LedgerState finish() {
        Programme whole = finished();
        if (head.isPresent() && head.get().size() > tree.size()) {
            throw damaged("the newest " + (head.get().size() - tree.size()) + " acts are missing from the database");
        }
        return new LedgerState(
                whole, tree, head.or(before::head), whole.latest().orElse(before.latest()));
    }

    /// @return what was read, in order; once finished
    List<Entry> entries() {
        return entries;
    }

    @Override
    public void close() {
        for (ExecutorService thread : new @Nullable ExecutorService[] {decoding, folding}) {
            if (thread != null) {
                thread.shutdownNow();
            }
        }
    }

    /// Sends a lot on its way. What is wrong with one is told when the next is sent or at the end.
    private void send() {
        ExecutorService decoder = decoding;
        ExecutorService folder = folding;
        if (decoder == null || folder == null) {
            decoder = Executors.newSingleThreadExecutor(thread("concordat-ledger-decoding"));
            folder = Executors.newSingleThreadExecutor(thread("concordat-ledger-folding"));
            decoding = decoder;
            folding = folder;
        }
        if (programme.isCompletedExceptionally()) {
            outcome();
        }
        room.acquireUninterruptibly();
        List<byte[]> lot = waiting;
        long from = tree.size() - lot.size();
        waiting = new ArrayList<>(LOT);
        CompletableFuture<List<Entry>> decoded = CompletableFuture.supplyAsync(() -> decode(lot, from), decoder);
        programme =
                programme.thenCombineAsync(decoded, this::fold, folder).whenComplete((after, wrong) -> room.release());
    }

    private static ThreadFactory thread(String name) {
        return Thread.ofPlatform().name(name).daemon().factory();
    }

    /// Folds what is on its way and what is left.
    private Programme finished() {
        Programme sent = outcome();
        if (waiting.isEmpty()) {
            return sent;
        }
        Programme whole = fold(sent, decode(waiting, tree.size() - waiting.size()));
        programme = CompletableFuture.completedFuture(whole);
        waiting = new ArrayList<>();
        return whole;
    }

    private Programme outcome() {
        try {
            return programme.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreFailure failure ? failure : e;
        }
    }

    private List<Entry> decode(List<byte[]> lot, long from) {
        try {
            ProseTexts known = texts.apply(lot);
            List<Entry> read = new ArrayList<>(lot.size());
            // What a head covers was signed as it stands; only what comes after it must show that it is canonical.
            long covered = head.map(SignedHead::size).orElse(0L);
            for (int i = 0; i < lot.size(); i++) {
                byte[] bytes = lot.get(i);
                long position = from + i;
                Entry entry = (position < covered ? codec.readHashed(bytes, known) : codec.read(bytes, known)).entry();
                if (entry.position() != position || !entry.network().equals(network)) {
                    throw damaged("act " + position + " says that it is act " + entry.position() + " of network "
                            + entry.network());
                }
                bodies.learn(entry.act());
                read.add(entry);
            }
            return read;
        } catch (UnreadableAct e) {
            throw new StoreFailure(
                    "an act in the ledger cannot be read",
                    "position " + e.position() + " of network " + network,
                    "use the Concordat that wrote it or a newer one; it says: " + e.getMessage(),
                    e);
        }
    }

    private Programme fold(Programme sent, List<Entry> read) {
        Programme folded = sent;
        for (Entry entry : read) {
            folded = folded.with(entry);
        }
        if (keepEntries) {
            entries.addAll(read);
        }
        return folded;
    }

    private StoreFailure damaged(String what) {
        return new StoreFailure(
                what,
                "ledger of network " + network,
                "restore the database from a backup, then run: concordat ledger verify");
    }
}
