package concordat.store;

import static concordat.store.Samples.LEAD;
import static concordat.store.Samples.NETWORK;
import static concordat.store.Samples.founding;
import static concordat.store.Samples.joining;
import static concordat.store.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.assurance.Programme;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Fault;
import concordat.ledger.ConsistencyProof;
import concordat.ledger.Hash;
import concordat.ledger.InclusionProof;
import concordat.ledger.LedgerVerification;
import concordat.ledger.Proofs;
import concordat.ledger.SignedHead;
import concordat.ledger.Verification;
import concordat.store.acts.ActCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
class LedgerStoreTest {

    private static final String DIGEST = "ab".repeat(32);

    @Test
    void append_thenReopen_findsTheSameProgrammeAndHead(DatabaseAddress address) {
        LedgerState before;
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            assertThat(ledger.append(founding())).isInstanceOf(Answer.Appended.class);
            assertThat(ledger.append(joining(List.of(1, 2, 3)))).isInstanceOf(Answer.Appended.class);
            before = ledger.current();
        }
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("two"))) {
            assertThat(ledger.current().head()).isEqualTo(before.head());
            assertThat(ledger.current().tree()).isEqualTo(before.tree());
            assertThat(ledger.current().programme().bodies())
                    .isEqualTo(before.programme().bodies());
            assertThat(nameOf(ledger.current(), 2)).contains("Body 2");
            assertThat(ledger.current().latest()).isEqualTo(before.latest());
        }
    }

    @Test
    void append_whatARuleForbids_isRefusedWithoutATrace(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            assertThat(ledger.append(joining(1))).isInstanceOf(Answer.Refused.class);
            ledger.append(founding());
            Answer again = ledger.append(founding());
            assertThat(again).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(
                            refused.why().fault())
                    .isEqualTo(Fault.NETWORK_ALREADY_FOUNDED));
            assertThat(ledger.current().size()).isEqualTo(1);
        }
    }

    @Test
    void appendEach_aRefusedOneDoesNotHurtTheOthers(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            List<Answer> answers = ledger.appendEach(List.of(founding(), joining(1), joining(1), joining(2)));
            assertThat(answers.get(1)).isInstanceOf(Answer.Appended.class);
            assertThat(answers.get(2)).isInstanceOf(Answer.Refused.class);
            assertThat(answers.get(3)).isInstanceOf(Answer.Appended.class);
            assertThat(positions(answers.get(3))).containsExactly(2L);
            assertThat(ledger.current().size()).isEqualTo(3);
        }
    }

    @Test
    void append_actsThatBelongTogether_areAllOrNone(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            Answer answer = ledger.append(joining(List.of(1, 2, 1)));
            assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.index())
                    .isEqualTo(2));
            assertThat(ledger.current().programme().bodies()).isEmpty();
            assertThat(ledger.append(joining(List.of(1, 2)))).isInstanceOf(Answer.Appended.class);
        }
    }

    @Test
    void append_whenNotAsExpected_isOutdated(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            Expectation nobody = programme ->
                    programme.bodies().isEmpty() ? Optional.empty() : Optional.of("a body has joined meanwhile");
            assertThat(ledger.append(joining(1).expecting(nobody))).isInstanceOf(Answer.Appended.class);
            assertThat(ledger.append(joining(2).expecting(nobody)))
                    .isEqualTo(new Answer.Outdated("a body has joined meanwhile"));
        }
    }

    @Test
    void append_theSameRequestTwice_appendsOnceAndAnswersTheSame(DatabaseAddress address) {
        RequestKey key = new RequestKey(LEAD, "k1", DIGEST);
        Answer.Appended first;
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            List<Answer> answers = ledger.appendEach(
                    List.of(founding(), joining(1).with(key), joining(1).with(key)));
            first = (Answer.Appended) answers.get(1);
            assertThat(answers.get(2)).isEqualTo(new Answer.Appended(first.entries(), true));
        }
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("two"))) {
            assertThat(ledger.append(joining(1).with(key))).isEqualTo(new Answer.Appended(first.entries(), true));
            RequestKey other = new RequestKey(LEAD, "k1", "cd".repeat(32));
            assertThat(ledger.append(joining(2).with(other))).isEqualTo(new Answer.KeyReused("k1"));
            assertThat(ledger.current().size()).isEqualTo(2);
        }
    }

    @Test
    void append_aRequestOfLongAgoAmongNewOnes_isFoundByItsKeyAlone(DatabaseAddress address) {
        RequestKey old = new RequestKey(LEAD, "old", DIGEST);
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            Answer.Appended first = (Answer.Appended) ledger.append(joining(1).with(old));
            // No rule stands against the second sending: the database alone knows that there was a first.
            List<Answer> answers = ledger.appendEach(List.of(
                    joining(2).with(new RequestKey(LEAD, "new", DIGEST)),
                    joining(3).with(old),
                    joining(2),
                    joining(4)));
            assertThat(answers.get(0)).isInstanceOf(Answer.Appended.class);
            assertThat(answers.get(1)).isEqualTo(new Answer.Appended(first.entries(), true));
            assertThat(answers.get(2)).isInstanceOf(Answer.Refused.class);
            assertThat(answers.get(3)).isInstanceOf(Answer.Appended.class);
            assertThat(ledger.current().size()).isEqualTo(4);
            assertThat(ledger.leads()).isTrue();
        }
    }

    @Test
    void asOf_anInstant_isTheActsDoneByThenAndNoOthers(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            List<Entry> entries = new ArrayList<>();
            for (int body = 0; body < 9; body++) {
                entries.addAll(((Answer.Appended) ledger.append(joining(List.of(2 * body, 2 * body + 1)))).entries());
            }
            for (int asked : new int[] {7, 3, 17, 0, 17}) {
                Programme past = ledger.asOf(entries.get(asked).at());
                // Two acts of one submission have one instant.
                assertThat(past.bodies()).hasSize(asked - asked % 2 + 2);
                assertThat(past.latest()).contains(entries.get(asked).at());
            }
            Instant between = entries.get(3).at().plusNanos(400_000);
            assertThat(ledger.asOf(between).bodies()).hasSize(4);
            assertThat(ledger.asOf(Samples.START.minusSeconds(1)).nextPosition())
                    .isZero();
            assertThat(nameOf(ledger.asOf(between), 3)).contains("Body 3");
        }
    }

    @Test
    void everyHeadThatWasShown_isKept(DatabaseAddress address) {
        List<Optional<SignedHead>> shown = new ArrayList<>();
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            shown.add(ledger.head());
            for (int body = 0; body < 20; body++) {
                ledger.append(joining(body));
                shown.add(ledger.head());
            }
        }
        assertThat(shown).allMatch(Optional::isPresent);
        assertThat(SharedPostgres.numbers(address, "select size from head order by size"))
                .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
    }

    @Test
    void appendFromManyThreads_isOneDenseOrder_andListenersHearItAll(DatabaseAddress address) throws Exception {
        List<Entry> heard = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(401);
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.subscribe((entries, after) -> {
                heard.addAll(entries);
                entries.forEach(entry -> all.countDown());
            });
            ledger.append(founding());
            List<CompletableFuture<Void>> threads = IntStream.range(0, 8)
                    .mapToObj(thread -> CompletableFuture.runAsync(() -> IntStream.range(0, 50)
                            .forEach(i -> assertThat(ledger.append(joining(1000 + thread * 50 + i)))
                                    .isInstanceOf(Answer.Appended.class))))
                    .toList();
            threads.forEach(CompletableFuture::join);
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(heard).extracting(Entry::position).isEqualTo(longs(401));
            assertThat(heard).isEqualTo(ledger.entries(0, 1000));
        }
    }

    @Test
    void open_whileAnotherWrites_readsAndRefusesToAppend_untilTheFirstIsGone(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore second = afterFirstEnded(stores)) {
            assertThat(second.append(joining(1))).isInstanceOf(Answer.Appended.class);
            assertThat(second.leads()).isTrue();
        }
    }

    private static LedgerStore afterFirstEnded(Stores stores) {
        try (LedgerStore first = stores.ledger(settings("first"))) {
            LedgerStore second = stores.ledger(settings("second"));
            first.append(founding());
            assertThat(second.append(joining(1))).isEqualTo(new Answer.NotWriter("first"));
            first.follow(); // keeps its newest head now, which it else does when nobody has asked for a moment
            second.follow();
            assertThat(second.leads()).isFalse();
            assertThat(second.current().size()).isEqualTo(1);
            assertThat(second.current().head()).isEqualTo(first.current().head());
            return second;
        }
    }

    @Test
    void aWriterThatWasOvertaken_appendsNothing(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            SharedPostgres.run(address, "update writer_term set term = term + 1, holder = 'usurper'");
            assertThat(ledger.append(joining(1))).isEqualTo(new Answer.NotWriter("usurper"));
            assertThat(ledger.current().size()).isEqualTo(1);
            assertThat(ledger.append(joining(1))).isInstanceOf(Answer.Appended.class);
        }
    }

    @Test
    void aBrokenConnection_isMendedWithoutTheCallerNoticing(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            SharedPostgres.run(
                    address,
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
            assertThat(ledger.append(joining(1))).isInstanceOf(Answer.Appended.class);
            assertThat(ledger.current().size()).isEqualTo(2);
        }
    }

    @Test
    void open_afterDerivedTablesWereDropped_makesThemAgain(DatabaseAddress address) throws IOException {
        LedgerState before;
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            ledger.append(joining(IntStream.range(0, 300).boxed().toList()));
            before = ledger.current();
        }
        SharedPostgres.run(address, "drop schema derived cascade");
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("two"))) {
            assertThat(ledger.current().tree()).isEqualTo(before.tree());
            assertThat(Proofs.root(301, ledger.nodes())).isEqualTo(before.tree().root());
            assertThat(ledger.append(joining(1000))).isInstanceOf(Answer.Appended.class);
            assertThat(Proofs.root(302, ledger.nodes()))
                    .isEqualTo(ledger.current().tree().root());
        }
    }

    @Test
    void open_afterAnActWasChangedOrRemoved_refuses(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            ledger.append(joining(List.of(1, 2, 3)));
        }
        SharedPostgres.run(address, "create table kept as select * from act");
        SharedPostgres.run(address, "delete from act where position = 3");
        assertRefused(address, "the newest 1 acts are missing");
        SharedPostgres.run(address, "insert into act select * from kept where position = 3");
        SharedPostgres.run(
                address, "update act set bytes = (select bytes from kept where position = 3) where position = 2");
        assertRefused(address, "act 2 was changed");
        SharedPostgres.run(address, "update act set leaf = sha256('\\x00'::bytea || bytes), bytes = bytes");
        assertRefused(address, "act 2 says that it is act 3");
        SharedPostgres.run(address, "delete from act where position > 0");
        SharedPostgres.run(address, "insert into act select * from kept where position <> 0");
        SharedPostgres.run(address, "delete from act where position = 1");
        assertRefused(address, "act 1 is missing");
    }

    @Test
    void proofs_fromStoredNodes_prove(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            Hash small = ledger.current().tree().root();
            ledger.append(joining(IntStream.range(0, 76).boxed().toList()));
            Hash large = ledger.current().tree().root();
            InclusionProof inclusion = Proofs.inclusion(0, 77, ledger.nodes());
            ConsistencyProof consistency = Proofs.consistency(1, 77, ledger.nodes());
            assertThat(inclusion.proves(small, large)).isTrue();
            assertThat(consistency.proves(small, large)).isTrue();
        }
    }

    @Test
    void export_verifiesOffline_evenAfterATextWasErased(DatabaseAddress address) throws IOException {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            ledger.append(joining(List.of(1, 2)));
            ledger.append(joining(3));
            String digest = Samples.joined(2).name().digest();
            assertThat(ledger.erase(digest, Samples.START)).isTrue();
            assertThat(ledger.erase(digest, Samples.START)).isFalse();
            assertThat(nameOf(ledger.current(), 2)).isEmpty();
            assertThat(nameOf(ledger.current(), 1)).contains("Body 1");
            assertThat(ledger.append(joining(4))).isInstanceOf(Answer.Appended.class);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ledger.export(out);
            assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("Body ");
            Verification checked = LedgerVerification.verify(
                    new ByteArrayInputStream(out.toByteArray()),
                    Samples.verifier(),
                    List.of(ledger.head().orElseThrow()));
            assertThat(checked).isNotInstanceOf(Verification.Broken.class);
        }
    }

    @Test
    void entriesOf_aBody_comeNewestFirstWithTheirTexts(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            ledger.append(founding());
            ledger.append(joining(List.of(1, 2)));
            List<Entry> found = ledger.entriesOf(Samples.body(2), Long.MAX_VALUE, 10);
            assertThat(found).extracting(Entry::position).containsExactly(2L);
            assertThat(((BodyJoined) found.getFirst().act()).name().text()).contains("Body 2");
        }
    }

    @Test
    void everyBytesInTheTable_areTheActsCanonicalBytes(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger = stores.ledger(settings("one"))) {
            Entry entry =
                    ((Answer.Appended) ledger.append(founding())).entries().getFirst();
            byte[] bytes = new ActCodec().bytes(entry, Optional.empty());
            assertThat(ledger.nodes().node(0, 0)).isEqualTo(Hash.leaf(bytes).bytes());
            assertThat(entry.network()).isEqualTo(NETWORK);
            assertThat(entry.act())
                    .isEqualTo(new NetworkFounded(
                            Prose.erased(((NetworkFounded) entry.act()).name().digest())));
        }
    }

    private static void assertRefused(DatabaseAddress address, String because) {
        try (Stores stores = Stores.open(address)) {
            assertThatThrownBy(() -> stores.ledger(settings("two")))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining(because);
        }
    }

    private static Optional<String> nameOf(LedgerState state, int body) {
        return nameOf(state.programme(), body);
    }

    private static Optional<String> nameOf(Programme programme, int body) {
        return programme.body(Samples.body(body)).orElseThrow().act().name().text();
    }

    private static List<Long> positions(Answer answer) {
        return ((Answer.Appended) answer)
                .entries().stream().map(Entry::position).toList();
    }

    private static List<Long> longs(int count) {
        return LongStream.range(0, count).boxed().toList();
    }
}
