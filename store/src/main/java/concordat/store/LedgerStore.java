package concordat.store;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.ledger.Frontier;
import concordat.ledger.NodeStore;
import concordat.ledger.SignedHead;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ConcernedBodies;
import concordat.store.acts.ProseTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/// The ledger of one network: acts are appended here and nowhere else.
///
/// Callers queue; one thread takes what waits, judges it, folds it and makes up to 500 acts durable at once. Many
/// processes may open one ledger; the database lets one of them append at a time, the others read and take over when it
/// is gone. Thread-safe.
public final class LedgerStore implements AutoCloseable {

    private static final int WAITING = 20_000;
    private static final long LOOKING_NANOS = 60_000;

    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(WAITING);
    private final List<LedgerListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService news = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("concordat-ledger-news").daemon().factory());
    private final LedgerTables tables;
    private final LedgerPast past;
    private final LedgerWriter writer;
    private final Thread thread;
    private volatile LedgerState state;
    private volatile boolean leads;
    private volatile boolean closed;

    private LedgerStore(LedgerTables tables, Database database, ActCodec codec, LedgerSettings settings) {
        this.tables = tables;
        this.past = new LedgerPast(tables, codec, settings.network());
        ConcernedBodies bodies = new ConcernedBodies();
        Optional<SignedHead> head = tables.newestHead();
        ProseTexts texts = tables.texts();
        LedgerState nothing = nothing(settings.network());
        try (LedgerFold fold = new LedgerFold(codec, acts -> texts, nothing, bodies, head, false)) {
            tables.walk(0, fold::act);
            this.state = fold.finish();
        }
        this.writer = new LedgerWriter(database, tables, codec, settings, state, bodies, this::show);
        this.thread = Thread.ofPlatform().name("concordat-ledger").daemon().unstarted(this::work);
    }

    /// Reads the ledger, checks it against its newest head, and becomes its writer when nobody is.
    ///
    /// @throws StoreFailure when the database does not answer, or what it holds is not what was signed
    static LedgerStore open(Database database, LedgerSettings settings) {
        ActCodec codec = new ActCodec();
        LedgerTables tables = new LedgerTables(database, settings.network(), codec);
        LedgerStore store = new LedgerStore(tables, database, codec, settings);
        store.thread.start();
        boolean ready = false;
        try {
            store.follow();
            ready = true;
            return store;
        } finally {
            if (!ready) {
                store.close();
            }
        }
    }

    static LedgerState nothing(NetworkId network) {
        return new LedgerState(Programme.empty(network), Frontier.EMPTY, Optional.empty(), Instant.EPOCH);
    }

    /// @return the ledger as of the newest commit this process knows of
    public LedgerState current() {
        return state;
    }

    /// The programme as it stood at an instant, the acts done by then and no others. Names and reasons that were erased
    /// since are erased in it too. Takes as long as a start when the past was not asked about before, and
    /// memory for a second programme while that is to spare.
    ///
    /// @throws StoreFailure when the database does not answer, or what it holds is not what was hashed
    public Programme asOf(Instant instant) {
        return past.at(instant);
    }

    /// @return whether this process is the one that appends
    public boolean leads() {
        return leads;
    }

    /// Appends and waits until it is durable or refused.
    public Answer append(Submission submission) {
        return submit(submission).join();
    }

    /// Appends each by itself, one after another, and waits for all. A refused one does not hurt the others.
    ///
    /// @return one answer for each, in order
    public List<Answer> appendEach(List<Submission> submissions) {
        return submissions.stream().map(this::submit).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /// Queues a submission; waits only when very many are queued already. Submissions of one thread are taken in order.
    ///
    /// @return completed on a thread of the ledger's own, once what it says is durable
    public CompletableFuture<Answer> submit(Submission submission) {
        Pending.Append pending = new Pending.Append(submission, new CompletableFuture<>());
        enqueue(pending);
        return pending.answer();
    }

    /// Becomes the writer when nobody is; otherwise reads what the writer has appended. To be called now and then in a
    /// process that does not lead; costs nothing in one that does.
    ///
    /// @throws StoreFailure when the database does not answer, or what it holds is not what was signed
    public void follow() {
        run(() -> {
            writer.follow();
            return true;
        });
    }

    /// Forgets a text for ever: the ledger keeps its digest and still verifies. Takes as long as reading the ledger.
    ///
    /// @param digest see [concordat.assurance.act.Prose#digest]
    /// @return whether there was such a text that was not erased yet
    /// @throws StoreFailure when this process is not the writer, or the database does not answer
    public boolean erase(String digest, Instant at) {
        byte[] key = HexFormat.of().parseHex(digest);
        return run(() -> writer.erase(key, at));
    }

    /// Adds a listener. It hears of what is committed from now on.
    ///
    /// @return to be closed to hear no more
    public Subscription subscribe(LedgerListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Ends a subscription.
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /// @return acts from a position on, at most `limit`
    public List<Entry> entries(long from, int limit) {
        return tables.entries(from, limit);
    }

    /// @return acts that concern a body, the newest first, at most `limit`
    /// @param before exclusive; [Long#MAX_VALUE] for the newest
    public List<Entry> entriesOf(BodyId body, long before, int limit) {
        return tables.entriesOf(body, before, limit);
    }

    /// @return an act as it is kept, which is what its leaf is the hash of; empty when there is none
    public Optional<byte[]> bytes(long position) {
        return tables.bytes(position, 1).getFirst();
    }

    /// @return the tree's nodes as they are stored, for proofs
    public NodeStore nodes() {
        return tables.nodes();
    }

    /// @return the newest head that is kept, empty when nothing was ever appended
    public Optional<SignedHead> head() {
        return state.head();
    }

    /// Writes all acts and heads, to be verified offline. Constant memory; appending goes on meanwhile.
    ///
    /// @param out buffered; flushed, not closed
    /// @throws IllegalStateException when nothing was ever appended
    public void export(OutputStream out) throws IOException {
        run(() -> {
            writer.keepHeads(); // so that the export ends with the head that was shown last
            return true;
        });
        tables.export(out);
    }

    /// Answers what is queued, then lets go of the ledger. Does nothing the second time.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        try {
            waiting.put(new Pending.Task(() -> last.complete(true), last));
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        news.shutdown();
    }

    private boolean run(BooleanSupplier work) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        enqueue(new Pending.Task(() -> done.complete(work.getAsBoolean()), done));
        try {
            return done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreFailure failure ? failure : e;
        }
    }

    private void enqueue(Pending pending) {
        if (closed) {
            fail(pending, new IllegalStateException("the ledger is closed"));
            return;
        }
        try {
            waiting.put(pending);
            if (!thread.isAlive()) {
                refuseAll(); // it was closed between the look and the queueing
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(pending, new IllegalStateException("interrupted before the acts were queued", e));
        }
    }

    private void refuseAll() {
        for (Pending left = waiting.poll(); left != null; left = waiting.poll()) {
            fail(left, new IllegalStateException("the ledger is closed"));
        }
    }

    private void work() {
        List<Pending.Append> batch = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                Optional<Pending.Task> task = gather(batch);
                if (!batch.isEmpty()) {
                    guarded(batch, () -> answer(batch));
                }
                task.ifPresent(it -> guarded(List.of(it), it.work()));
                leads = writer.leads();
                batch.clear();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        writer.close();
        leads = false;
    }

    /// Takes what waits, up to 500 acts, and stops at anything that is no append.
    private Optional<Pending.Task> gather(List<Pending.Append> batch) throws InterruptedException {
        int acts = 0;
        Pending next = next();
        while (true) {
            switch (next) {
                case Pending.Task task -> {
                    return Optional.of(task);
                }
                case Pending.Append append -> {
                    batch.add(append);
                    acts += append.submission().proposals().size();
                }
            }
            Pending peeked = waiting.peek();
            if (peeked == null || acts + size(peeked) > Submission.MOST) {
                return Optional.empty();
            }
            next = waiting.take();
        }
    }

    /// Looks for the next a little while before it sleeps: to be woken takes longer than callers that come back at once
    /// need. Then heads are kept, which the next batch would have taken along.
    private Pending next() throws InterruptedException {
        long limit = System.nanoTime() + LOOKING_NANOS;
        Pending next = waiting.poll();
        while (next == null && System.nanoTime() < limit) {
            Thread.onSpinWait();
            next = waiting.poll();
        }
        if (next != null) {
            return next;
        }
        writer.keepHeads();
        return waiting.take();
    }

    private static int size(Pending pending) {
        return pending instanceof Pending.Append append
                ? append.submission().proposals().size()
                : 0;
    }

    private void answer(List<Pending.Append> batch) {
        List<Answer> answers =
                writer.append(batch.stream().map(Pending.Append::submission).toList());
        leads = writer.leads();
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }

    /// A mistake in a rule or an expectation fails those who wait for it, not the ledger; what is in memory may be
    /// half-way, so the session is given up and the next one reads again.
    private void guarded(List<? extends Pending> pending, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!(e instanceof StoreFailure)) {
                writer.drop();
            }
            pending.forEach(it -> fail(it, e));
        }
    }

    private static void fail(Pending pending, RuntimeException e) {
        switch (pending) {
            case Pending.Append append -> append.answer().completeExceptionally(e);
            case Pending.Task task -> task.done().completeExceptionally(e);
        }
    }

    private void show(List<Entry> entries, LedgerState after) {
        state = after;
        for (LedgerListener listener : listeners) {
            try {
                news.execute(() -> listener.committed(entries, after));
            } catch (RejectedExecutionException e) {
                return; // closing: nobody publishes any more
            }
        }
    }
}
