package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.assurance.act.BodyJoined;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.evidence.EvidenceReading;
import concordat.store.evidence.EvidenceStore;
import concordat.store.evidence.HeldDocument;
import concordat.store.evidence.Label;
import concordat.store.evidence.Soundness;
import concordat.store.findings.FindingVault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
final class EvidenceStoreTest {

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final NetworkId NETWORK = new NetworkId("net-1");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final Label PDF = new Label("application/pdf", "policy.pdf");

    private static final Answer NOTHING = new Answer.Unavailable("nothing yet");

    private final EvidenceStore ours = store("ours", 1);
    private final EvidenceStore theirs = store("theirs", 2);

    private static EvidenceStore store(String body, int key) {
        byte[] bytes = new byte[FindingVault.KEY_BYTES];
        bytes[0] = (byte) key;
        return new EvidenceStore(NETWORK, new BodyId(body), new FindingVault(bytes));
    }

    private static byte[] document(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String keep(Stores stores, EvidenceStore store, byte[] bytes) {
        return stores.write(connection -> {
            try {
                store.keep(connection, digest(bytes), PDF, new ByteArrayInputStream(bytes), OFFICER, DAY);
                return digest(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static byte[] written(Stores stores, EvidenceStore store, String digest) {
        return stores.read(connection -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Optional<byte[]> piece = store.piece(connection, digest, 0);
            for (int number = 1; piece.isPresent(); number++) {
                out.writeBytes(piece.get());
                piece = store.piece(connection, digest, number);
            }
            return out.toByteArray();
        });
    }

    private List<HeldDocument> all(Stores stores) {
        return stores.read(ours::all);
    }

    private static Optional<HeldDocument> found(Stores stores, EvidenceStore store, String digest) {
        return stores.read(connection -> store.find(connection, digest));
    }

    private static List<BodyId> bodies(Stores stores) {
        return stores.read(connection -> EvidenceStore.bodies(connection, NETWORK));
    }

    private static List<EvidenceReading> readings(Stores stores, EvidenceStore store) {
        return stores.read(connection -> store.readings(connection, Long.MAX_VALUE, 2));
    }

    private Soundness check(Stores stores, String digest) {
        return stores.read(connection -> ours.check(connection, digest));
    }

    @Test
    void a_document_of_any_size_comes_back_as_it_was_handed_in(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            for (int size : new int[] {0, 1, (256 << 10) - 1, 256 << 10, (256 << 10) + 1, 1_000_000}) {
                byte[] bytes = document(size);
                String digest = keep(stores, ours, bytes);
                assertThat(written(stores, ours, digest)).as("%d bytes", size).isEqualTo(bytes);
                assertThat(check(stores, digest)).isEqualTo(new Soundness.Sound());
            }
            assertThat(all(stores)).hasSize(6).contains(new HeldDocument(digest(document(1)), 1, PDF, DAY, OFFICER));
        }
    }

    @Test
    void the_same_bytes_are_kept_once_for_a_body_and_apart_for_another(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            byte[] bytes = document(300_000);
            String digest = keep(stores, ours, bytes);
            keep(stores, ours, bytes);
            assertThat(found(stores, theirs, digest)).isEmpty();
            keep(stores, theirs, bytes);
            assertThat(all(stores)).hasSize(1);
            assertThat(bodies(stores)).containsExactly(new BodyId("ours"), new BodyId("theirs"));
            assertThat(SharedPostgres.numbers(address, "select count(distinct bytes) from evidence_piece"))
                    .as("sealed with two keys, the same bytes share nothing")
                    .containsExactly(4L);
            stores.write(c -> ours.remove(c, List.of(digest), DAY.plusSeconds(1), 0));
            assertThat(found(stores, ours, digest)).isEmpty();
            assertThat(written(stores, theirs, digest)).isEqualTo(bytes);
        }
    }

    @Test
    void a_document_is_removed_unless_it_was_handed_in_again_or_an_act_came_between(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger =
                        stores.ledger(new LedgerSettings(NETWORK, Samples.signer(), "a", Samples.clock()))) {
            ledger.append(Samples.founding());
            String digest = keep(stores, ours, document(10));
            assertThat(removed(stores, digest, DAY, 1)).isEqualTo(new EvidenceStore.Removal.Removed(List.of()));
            ledger.append(Submission.of(new Proposal(
                    Samples.LEAD,
                    new BodyJoined(new BodyId("ours"), Samples.joined(1).name(), "district", "r01", ""))));
            assertThat(removed(stores, digest, DAY.plusSeconds(1), 1)).isEqualTo(new EvidenceStore.Removal.Overtaken());
            assertThat(found(stores, ours, digest)).isPresent();
            ledger.append(Samples.joining(2));
            assertThat(removed(stores, digest, DAY.plusSeconds(1), 2))
                    .as("the act came to another body")
                    .isEqualTo(new EvidenceStore.Removal.Removed(List.of(digest)));
        }
    }

    private EvidenceStore.Removal removed(Stores stores, String digest, Instant before, long position) {
        return stores.write(connection -> ours.remove(connection, List.of(digest), before, position));
    }

    @Test
    void nothing_can_be_appended_between_the_look_at_the_acts_and_the_removal(DatabaseAddress address) {
        try (Stores stores = Stores.open(address);
                LedgerStore ledger =
                        stores.ledger(new LedgerSettings(NETWORK, Samples.signer(), "a", Samples.clock()))) {
            ledger.append(Samples.founding());
            String digest = keep(stores, ours, document(10));
            CompletableFuture<Answer> act = stores.write(connection -> {
                ours.remove(connection, List.of(digest), DAY.plusSeconds(1), 1);
                CompletableFuture<Answer> waiting = ledger.submit(Samples.joining(2));
                assertThat(waiting.copy()
                                .completeOnTimeout(NOTHING, 300, TimeUnit.MILLISECONDS)
                                .join())
                        .isSameAs(NOTHING);
                return waiting;
            });
            assertThat(act.join()).isInstanceOf(Answer.Appended.class);
        }
    }

    @Test
    void nothing_readable_stands_in_the_tables(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            byte[] bytes = "our firewall is open on port 23".getBytes(StandardCharsets.US_ASCII);
            keep(stores, ours, bytes);
            for (String word : new String[] {"firewall", "policy", "pdf"}) {
                assertThat(SharedPostgres.numbers(
                                address,
                                "select count(*) from evidence_piece, evidence_document where position('" + word
                                        + "' in encode(bytes, 'escape') || encode(label, 'escape')) > 0"))
                        .containsExactly(0L);
            }
        }
    }

    @Test
    void what_was_altered_left_out_or_moved_is_found_with_both_digests(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            String digest = keep(stores, ours, document(600_000));
            for (String sql : new String[] {
                "update evidence_piece set bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1) where number = 1",
                "delete from evidence_piece where number = 2",
                "delete from evidence_piece where number = 0",
                "update evidence_piece set number = number + 10 where number = 1",
                "update evidence_document set sealed_digest = '\\x00'"
            }) {
                SharedPostgres.run(address, sql);
                assertThat(check(stores, digest)).as(sql).isInstanceOfSatisfying(Soundness.Altered.class, altered -> {
                    assertThat(altered.expected()).isNotEqualTo(altered.found());
                    assertThat(altered.detail()).isNotBlank();
                });
                keep(stores, ours, document(600_000));
                assertThat(check(stores, digest)).as("handed in again").isEqualTo(new Soundness.Sound());
            }
            SharedPostgres.run(
                    address,
                    "update evidence_piece set bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1) where number = 0");
            assertThatThrownBy(() -> written(stores, ours, digest)).hasMessageContaining("does not open");
        }
    }

    @Test
    void a_stream_that_brings_something_else_leaves_nothing(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            assertThatThrownBy(() -> stores.write(connection -> {
                        try {
                            ours.keep(
                                    connection,
                                    digest(document(5)),
                                    PDF,
                                    new ByteArrayInputStream(document(6)),
                                    OFFICER,
                                    DAY);
                            return true;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .hasMessageContaining("nothing was kept");
            assertThat(all(stores)).isEmpty();
        }
    }

    @Test
    void readings_are_listed_newest_first_to_their_own_body(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            String digest = keep(stores, ours, document(3));
            stores.write(c -> {
                for (int i = 0; i < 3; i++) {
                    ours.note(c, digest, OFFICER, "own", DAY.plusSeconds(i));
                }
                return true;
            });
            assertThat(readings(stores, ours))
                    .extracting(EvidenceReading::at)
                    .containsExactly(DAY.plusSeconds(2), DAY.plusSeconds(1));
            assertThat(readings(stores, theirs)).isEmpty();
        }
    }

    @Test
    void labels_that_could_mislead_are_refused() {
        assertThatThrownBy(() -> new Label("text/html; charset=x", "a")).hasMessageContaining("media type");
        assertThatThrownBy(() -> new Label("text/html", "../a")).hasMessageContaining("file name");
        assertThatThrownBy(() -> new Label("text/html", "a\r\nX: y")).hasMessageContaining("file name");
    }
}
