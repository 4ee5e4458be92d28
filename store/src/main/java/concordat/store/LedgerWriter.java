package concordat.store;

import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.ledger.Frontier;
import concordat.ledger.HeadSigner;
import concordat.ledger.SignedHead;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ConcernedBodies;
import concordat.store.acts.ProseTexts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Judges, folds and makes durable, one batch after another. Used by one thread only.
final class LedgerWriter implements AutoCloseable {

    /*
     * What is answered must be on disk, and what is on disk must be answered if anybody still listens. The order is
     * therefore: draft in memory; one statement, which commits; sign the head; show the new state; answer. The head is
     * kept afterwards, with the next batch or when nothing waits.
     *
     * When the connection breaks during that statement nobody knows what became of it. A new session then asks for the
     * writer's lock, which the database gives only when the old backend has ended and its outcome is final; reading the
     * drafted positions back settles the question. A head's time is that of its newest act, so that signing it again after
     * a crash gives the same head to the byte: there are never two of one size.
     */

    private static final String LOST = "the connection broke while the ledger was taken over";
    private static final int SETTLE_TRIES = 66;
    private static final long SHORTEST_PAUSE_NANOS = 8_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 500_000_000L;

    private final Database database;
    private final NetworkId network;
    private final LedgerTables tables;
    private final ActCodec codec;
    private final HeadSigner signer;
    private final String holder;
    private final InstantSource clock;
    private final BiConsumer<List<Entry>, LedgerState> show;
    private ConcernedBodies bodies;
    private LedgerState state;
    /// Signed, and not kept in the database yet.
    private final List<SignedHead> unkept = new ArrayList<>();

    private @Nullable WriterSession session;

    /// @param bodies those of the state; used by this alone from now on
    /// @param show is given every new state, with the entries that made it
    LedgerWriter(
            Database database,
            LedgerTables tables,
            ActCodec codec,
            LedgerSettings settings,
            LedgerState state,
            ConcernedBodies bodies,
            BiConsumer<List<Entry>, LedgerState> show) {
        this.database = database;
        this.network = settings.network();
        this.tables = tables;
        this.codec = codec;
        this.signer = settings.signer();
        this.holder = settings.holder();
        this.clock = settings.clock();
        this.show = show;
        this.state = state;
        this.bodies = bodies;
    }

    boolean leads() {
        return session != null;
    }

    /// @return one answer for each submission, in order
    List<Answer> append(List<Submission> submissions) {
        try {
            Outcome outcome = attempt(submissions, Map.of());
            for (int again = 0; again < 2 && outcome.next() != Next.ANSWER; again++) {
                boolean known = outcome.next() == Next.LOOK_UP;
                outcome = attempt(submissions, known ? lookedUp(submissions) : Map.of());
            }
            return outcome.answers();
        } catch (StoreFailure e) {
            return same(new Answer.Unavailable(String.valueOf(e.getMessage())), submissions.size());
        }
    }

    /// What follows upon an attempt.
    private enum Next {
        ANSWER,
        /// A connection broke while nobody used it: nothing was lost, so the callers need not know.
        AGAIN,
        /// Nothing was appended: one of the requests was answered before.
        LOOK_UP
    }

    private record Outcome(List<Answer> answers, Next next) {}

    /// Takes requests for new ones without asking the database, since hardly any is sent twice. One that is has its key
    /// refused by the database, or what it asks for by a rule; only then are the keys looked up.
    ///
    /// @param answered what is known of these requests; nothing before they were looked up
    private Outcome attempt(List<Submission> submissions, Map<RequestName, AnsweredRequest> answered) {
        Optional<Answer> hindrance = lead();
        if (hindrance.isPresent()) {
            return new Outcome(same(hindrance.get(), submissions.size()), Next.ANSWER);
        }
        Draft draft = new Draft(codec, state, bodies, now());
        List<Answer> answers = draft(draft, submissions, answered);
        if (answered.isEmpty() && mayRepeat(submissions, answers)) {
            Map<RequestName, AnsweredRequest> found = lookedUp(submissions);
            if (!found.isEmpty()) {
                return attempt(submissions, found);
            }
        }
        if (draft.isEmpty()) {
            return new Outcome(answers, Next.ANSWER);
        }
        return commit(draft, submissions.size()).orElseGet(() -> new Outcome(answers, Next.ANSWER));
    }

    private static boolean mayRepeat(List<Submission> submissions, List<Answer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            if (submissions.get(i).key().isPresent() && !(answers.get(i) instanceof Answer.Appended)) {
                return true;
            }
        }
        return false;
    }

    private Map<RequestName, AnsweredRequest> lookedUp(List<Submission> submissions) {
        Map<RequestName, AnsweredRequest> answered = new HashMap<>();
        tables.answered(submissions.stream().flatMap(it -> it.key().stream()).toList())
                .forEach(it -> answered.put(RequestName.of(it.key()), it));
        return answered;
    }

    /// Keeps the heads that no batch has taken along. To be called when nothing waits.
    void keepHeads() {
        WriterSession leading = session;
        if (unkept.isEmpty() || leading == null) {
            return;
        }
        try {
            leading.keep(unkept);
            unkept.clear();
        } catch (SQLException e) {
            drop(); // the acts are durable; the next session keeps these heads
        }
    }

    /// Becomes the writer when nobody is, and reads what another writer has appended.
    void follow() {
        if (lead().isPresent()) {
            catchUp();
        } else {
            keepHeads();
        }
    }

    /// Forgets a text, on disk and in memory.
    ///
    /// @return whether there was such a text
    /// @throws StoreFailure when this is not the writer or the database does not answer
    boolean erase(byte[] digest, Instant at) {
        Optional<Answer> hindrance = lead();
        WriterSession leading = session;
        if (hindrance.isPresent() || leading == null) {
            throw new StoreFailure("a text cannot be erased now", hindrance.toString(), "try again at the writer");
        }
        try (var update = leading.connection()
                .prepareStatement("update prose set salt = null, text = null, erased_at = ?"
                        + " where network = ? and digest = ? and text is not null")) {
            update.setLong(1, Micros.of(at));
            update.setString(2, network.value());
            update.setBytes(3, digest);
            if (update.executeUpdate() == 0) {
                return false;
            }
        } catch (SQLException e) {
            throw database.failed(e);
        }
        // The programme of before holds the text; one folded anew does not.
        ConcernedBodies learnt = new ConcernedBodies();
        LedgerState empty = LedgerStore.nothing(network);
        ProseTexts texts = tables.texts();
        try (LedgerFold fold = new LedgerFold(codec, acts -> texts, empty, learnt, state.head(), false)) {
            tables.walk(0, fold::act);
            bodies = learnt;
            state = fold.finish();
        }
        show.accept(List.of(), state);
        return true;
    }

    @Override
    public void close() {
        keepHeads();
        drop();
    }

    /// Lets go of the lock; the next append asks for it again and reads what is there.
    void drop() {
        WriterSession leading = session;
        session = null;
        if (leading != null) {
            leading.close();
        }
    }

    /// @return why this is not the writer, empty when it is
    private Optional<Answer> lead() {
        if (session != null) {
            return Optional.empty();
        }
        try {
            Optional<WriterSession> elected = WriterSession.elect(database, network, holder);
            if (elected.isEmpty()) {
                return Optional.of(new Answer.NotWriter(WriterSession.holder(database, network)));
            }
            session = elected.get();
        } catch (SQLException e) {
            return Optional.of(
                    new Answer.Unavailable(String.valueOf(database.failed(e).getMessage())));
        }
        boolean ready = false;
        try {
            catchUp();
            new TreeRepair(database, tables, network).run(state.tree());
            headFor(state.tree(), state.latest()).ifPresent(head -> {
                unkept.add(head);
                state = new LedgerState(state.programme(), state.tree(), Optional.of(head), state.latest());
                show.accept(List.of(), state);
            });
            keepHeads();
            ready = leads();
            return ready ? Optional.empty() : Optional.of(new Answer.Unavailable(LOST));
        } finally {
            if (!ready) {
                drop();
            }
        }
    }

    private void catchUp() {
        // The newest head is read first: acts that come in between are then more than it covers, never fewer.
        Optional<SignedHead> kept = tables.newestHead();
        boolean ahead = state.head().isPresent()
                && kept.map(head -> head.size() < state.head().get().size()).orElse(true);
        Optional<SignedHead> head = ahead ? state.head() : kept;
        try (LedgerFold fold = new LedgerFold(codec, this::textsOf, state, bodies, head, true)) {
            tables.walk(state.size(), fold::act);
            LedgerState read = fold.finish();
            if (read.size() > state.size() || !read.head().equals(state.head())) {
                state = read;
                show.accept(fold.entries(), state);
            }
        }
    }

    private ProseTexts textsOf(List<byte[]> acts) {
        return tables.texts(acts.stream()
                .flatMap(bytes ->
                        codec.proses(codec.read(bytes, ProseTexts.NONE).entry().act()).stream())
                .map(Prose::digest)
                .toList());
    }

    private List<Answer> draft(Draft draft, List<Submission> submissions, Map<RequestName, AnsweredRequest> lookedUp) {
        Map<RequestName, AnsweredRequest> answered = new HashMap<>(lookedUp);
        Map<RequestName, Answer.Appended> drafted = new HashMap<>();
        List<Answer> answers = new ArrayList<>(submissions.size());
        for (Submission submission : submissions) {
            Optional<Answer> earlier = submission.key().flatMap(key -> earlier(key, answered, drafted));
            Answer answer = earlier.orElseGet(() -> draft.add(submission));
            if (earlier.isEmpty() && answer instanceof Answer.Appended appended) {
                submission.key().ifPresent(key -> {
                    answered.put(RequestName.of(key), new AnsweredRequest(key, 0, 0));
                    drafted.put(RequestName.of(key), appended);
                });
            }
            answers.add(answer);
        }
        return answers;
    }

    private Optional<Answer> earlier(
            RequestKey key, Map<RequestName, AnsweredRequest> answered, Map<RequestName, Answer.Appended> drafted) {
        AnsweredRequest known = answered.get(RequestName.of(key));
        if (known == null) {
            return Optional.empty();
        }
        if (!known.key().digest().equals(key.digest())) {
            return Optional.of(new Answer.KeyReused(key.key()));
        }
        Answer.Appended inThisBatch = drafted.get(RequestName.of(key));
        List<Entry> entries =
                inThisBatch != null ? inThisBatch.entries() : tables.entries(known.position(), known.acts());
        return Optional.of(new Answer.Appended(entries, true));
    }

    /// @return what came instead, empty when all was appended
    private Optional<Outcome> commit(Draft draft, int submissions) {
        WriterSession leading = Objects.requireNonNull(session, "led a moment ago");
        try {
            return switch (leading.append(draft.acts(), draft.nodes(), draft.requests(), unkept)) {
                case APPENDED -> {
                    unkept.clear();
                    finish(draft);
                    yield Optional.empty();
                }
                case OVERTAKEN -> {
                    drop();
                    Answer other = new Answer.NotWriter(WriterSession.holder(database, network));
                    yield Optional.of(new Outcome(same(other, submissions), Next.ANSWER));
                }
                case KEY_KNOWN -> {
                    Answer twice = new Answer.Unavailable("one of the requests is being sent twice at this moment");
                    yield Optional.of(new Outcome(same(twice, submissions), Next.LOOK_UP));
                }
            };
        } catch (SQLException e) {
            boolean broken = leading.broken();
            drop();
            String said = String.valueOf(database.failed(e).getMessage());
            Optional<Answer> failure = broken ? settle(draft, said) : Optional.of(new Answer.Unavailable(said));
            return failure.map(answer -> new Outcome(same(answer, submissions), leads() ? Next.AGAIN : Next.ANSWER));
        }
    }

    /// Finds out what became of a commit whose connection broke.
    ///
    /// @return empty when it is in the ledger, and in the state then
    private Optional<Answer> settle(Draft draft, String said) {
        String latest = said;
        long pause = SHORTEST_PAUSE_NANOS; // a backend that was ended is mostly gone at once, a server is not
        for (int i = 0; i < SETTLE_TRIES; i++) {
            try {
                Optional<Answer> hindrance = lead();
                boolean succeeded = hindrance.isPresent()
                        && hindrance.get() instanceof Answer.NotWriter other
                        && !other.holder().equals(holder);
                if (hindrance.isEmpty() || succeeded) {
                    if (succeeded) {
                        catchUp();
                    }
                    return there(draft.acts()) ? Optional.empty() : Optional.of(new Answer.Unavailable(said));
                }
            } catch (StoreFailure e) {
                latest = String.valueOf(e.getMessage());
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
        drop();
        return Optional.of(new Answer.Unknown(latest));
    }

    private boolean there(List<ActRow> acts) {
        List<Optional<byte[]>> kept = tables.bytes(acts.getFirst().entry().position(), acts.size());
        for (int i = 0; i < acts.size(); i++) {
            if (kept.get(i).isEmpty()
                    || !Arrays.equals(kept.get(i).get(), acts.get(i).bytes())) {
                return false;
            }
        }
        return true;
    }

    private void finish(Draft draft) {
        draft.keepBodies(bodies);
        Optional<SignedHead> head = headFor(draft.tree(), draft.at());
        head.ifPresent(unkept::add);
        state = new LedgerState(draft.programme(), draft.tree(), head.or(state::head), draft.at());
        show.accept(draft.acts().stream().map(ActRow::entry).toList(), state);
    }

    /// @return a head for a tree that has none yet
    private Optional<SignedHead> headFor(Frontier tree, Instant latest) {
        boolean covered =
                state.head().filter(head -> head.size() == tree.size()).isPresent();
        return covered || tree.size() == 0
                ? Optional.empty()
                : Optional.of(SignedHead.sign(network.value(), tree, Micros.of(latest), signer));
    }

    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(state.latest()) ? state.latest() : now;
    }

    private static List<Answer> same(Answer answer, int count) {
        return Collections.nCopies(count, answer);
    }

    /// What a request is found by, whatever it asks for.
    private record RequestName(PersonId actor, String key) {
        static RequestName of(RequestKey key) {
            return new RequestName(key.actor(), key.key());
        }
    }
}
