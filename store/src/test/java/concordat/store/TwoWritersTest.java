package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.LedgerVerification;
import concordat.ledger.SignedHead;
import concordat.ledger.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two control nodes on one database, both wanting to append all the time, while whoever leads loses its connection,
/// its statement or its term at moments drawn by chance. Every head that either of them ever showed is kept.
@ExtendWith(SharedPostgres.class)
class TwoWritersTest {

    private static final String LEADER = "select pid from pg_locks where locktype = 'advisory' and granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<Long, SignedHead> heads = new ConcurrentHashMap<>();
    private final Map<Long, SignedHead> otherwise = new ConcurrentHashMap<>();
    private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> ledBy = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger(1);
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile String resting = "";

    @Test
    void fifteenTurns_noTwoHeadsOfOneSize_noActLost(DatabaseAddress address) throws Exception {
        contend(address, 15);
    }

    @Test
    @Tag("slow")
    void fiveHundredTurns_noTwoHeadsOfOneSize_noActLost(DatabaseAddress address) throws Exception {
        contend(address, 500);
    }

    private void contend(DatabaseAddress address, int turns) throws Exception {
        long seed = System.nanoTime();
        System.out.println("two writers: turns are drawn from seed " + seed);
        Random random = new Random(seed);
        try (ExecutorService each = Executors.newCachedThreadPool();
                Stores one = Stores.open(address);
                Stores other = Stores.open(address);
                LedgerStore first = one.ledger(node("first"));
                LedgerStore second = other.ledger(node("second"))) {
            List<LedgerStore> nodes = List.of(first, second);
            nodes.forEach(
                    node -> node.subscribe((entries, after) -> after.head().ifPresent(this::shown)));
            first.append(Samples.founding());
            List<CompletableFuture<Void>> callers = new ArrayList<>();
            for (LedgerStore node : nodes) {
                String name = node == first ? "first" : "second";
                callers.add(CompletableFuture.runAsync(() -> appendUntilOver(node, name), each));
                callers.add(CompletableFuture.runAsync(() -> appendUntilOver(node, name), each));
            }
            long latest = System.nanoTime() + LONGEST.toNanos();
            try {
                // On a busy machine a few turns may all fall to one of them.
                for (int turn = 0;
                        callers.stream().noneMatch(CompletableFuture::isDone)
                                && (turn < turns || (ledBy.size() < 2 && System.nanoTime() < latest));
                        turn++) {
                    // Whoever led is quickest to lead again, so that one of them now and then asks for nothing.
                    resting = List.of("", "first", "second").get(random.nextInt(3));
                    Thread.sleep(Duration.ofMillis(random.nextInt(60)));
                    strike(address, random.nextInt(3));
                }
            } finally {
                over.set(true);
            }
            callers.forEach(CompletableFuture::join);
            nodes.forEach(LedgerStore::follow);
            nodes.forEach(node -> shown(node.head().orElseThrow()));
            System.out.println("two writers: " + turns + " turns, " + acknowledged.size() + " acts acknowledged, "
                    + heads.size() + " heads shown, led by " + ledBy);
        }
        check(address);
    }

    /// A clock of its own that is behind or ahead of the other node's, as clocks are.
    private static LedgerSettings node(String name) {
        Duration off = name.equals("first") ? Duration.ZERO : Duration.ofMillis(-700);
        InstantSource clock = () -> InstantSource.system().instant().plus(off);
        return new LedgerSettings(Samples.NETWORK, Samples.fixedSigner(), name, clock);
    }

    private void appendUntilOver(LedgerStore node, String name) {
        while (!over.get()) {
            if (resting.equals(name)) {
                LockSupport.parkNanos(1_000_000);
                continue;
            }
            int body = next.getAndIncrement();
            Answer answer = node.append(Samples.joining(body));
            node.head().ifPresent(this::shown);
            if (answer instanceof Answer.Appended appended) {
                acknowledged.put(body, appended.entries().getFirst().position());
                ledBy.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
            } else if (answer instanceof Answer.NotWriter || answer instanceof Answer.Unavailable) {
                LockSupport.parkNanos(30_000_000); // each try of a node that does not lead is a connection
            } else {
                throw new AssertionError(name + " answered " + answer);
            }
        }
    }

    private void shown(SignedHead head) {
        SignedHead before = heads.putIfAbsent(head.size(), head);
        if (before != null && !before.equals(head)) {
            otherwise.put(head.size(), head);
        }
    }

    private static void strike(DatabaseAddress address, int how) {
        switch (how) {
            // The connection is gone, in the midst of whatever it did.
            case 0 -> SharedPostgres.run(address, "select pg_terminate_backend(pid) from (" + LEADER + ") leader");
            // The statement alone is; the session stays.
            case 1 -> SharedPostgres.run(address, "select pg_cancel_backend(pid) from (" + LEADER + ") leader");
            // Somebody took the term without the lock, as behind a pooler that hands one session to two.
            default -> SharedPostgres.run(address, "update writer_term set term = term + 1, holder = 'usurper'");
        }
    }

    private void check(DatabaseAddress address) throws IOException {
        assertThat(otherwise).as("heads of a size that had another").isEmpty();
        assertThat(ledBy.keySet()).containsExactlyInAnyOrder("first", "second");
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(node("judge"))) {
            List<Entry> entries = ledger.entries(0, Integer.MAX_VALUE);
            Map<Integer, Long> kept = new HashMap<>();
            acknowledged.forEach((body, position) -> {
                Entry entry = entries.get(Math.toIntExact(position));
                if (entry.act() instanceof BodyJoined joined && joined.body().equals(Samples.body(body))) {
                    kept.put(body, position);
                }
            });
            assertThat(kept).isEqualTo(acknowledged);
            assertThat(roots(ledger, entries.size())).containsAllEntriesOf(rootsOf(heads));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ledger.export(out);
            Verification checked = LedgerVerification.verify(
                    new ByteArrayInputStream(out.toByteArray()), Samples.fixedVerifier(), List.copyOf(heads.values()));
            assertThat(checked).isInstanceOf(Verification.Verified.class);
        }
    }

    private static Map<Long, Hash> rootsOf(Map<Long, SignedHead> heads) {
        Map<Long, Hash> roots = new HashMap<>();
        heads.forEach((size, head) -> roots.put(size, head.rootHash()));
        return roots;
    }

    /// The root of the tree at every size, from the leaves as they are kept.
    private static Map<Long, Hash> roots(LedgerStore ledger, int size) {
        Map<Long, Hash> roots = new HashMap<>();
        Frontier tree = Frontier.EMPTY;
        for (int position = 0; position < size; position++) {
            tree = tree.append(Hash.of(ledger.nodes().node(0, position)));
            roots.put(tree.size(), tree.root());
        }
        return roots;
    }
}
