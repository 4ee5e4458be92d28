package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.DocumentCheck;
import concordat.api.view.DocumentReading;
import concordat.app.settings.DataFolder;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import concordat.intake.edition.Editions;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.store.findings.BodyKeys;
import concordat.web.desk.EvidenceDesk.Said;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents of evidence from hand to hand, and proof that it is still the same person.
@Tag("slow")
final class KeptEvidenceDeskTest {
    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final PersonId LEAD = new PersonId("lead");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final BodyId BODY = new BodyId("b1");
    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("e1");

    private final SecureRandom random = new SecureRandom();
    private Instant now = Instant.parse("2026-05-04T09:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private EmbeddedPostgres postgres;
    private Stores stores;
    private LedgerStore ledger;
    private StoreActDesk acts;
    private KeptEvidenceDesk desk;
    private Runnable behindIt = () -> {};

    @BeforeEach
    void start() throws IOException {
        DataFolder data = DataFolder.open(folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        postgres = EmbeddedPostgres.start(folder, port, random.generateSeed(24));
        stores = Stores.open(postgres.address());
        Keyring keyring = Keyring.open(data, NETWORK.value(), now, random);
        ledger = stores.ledger(new LedgerSettings(NETWORK, keyring.headSigner(), "test", () -> now));
        acts = new StoreActDesk(ledger, random);
        act(LEAD, new NetworkFounded(acts.prose("Sample")));
        act(LEAD, new EditionIssued(Editions.modelCode()));
        act(LEAD, new BodyJoined(BODY, acts.prose("Body"), "district", "r01", ""));
        act(LEAD, new EnvironmentDeclared(ENVIRONMENT, BODY, acts.prose("Whole")));
        act(LEAD, new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(BODY)));
        desk = new KeptEvidenceDesk(
                stores, this::programme, new BodyKeys(folder.resolve("body-keys"), random), () -> now);
    }

    @AfterEach
    void stop() {
        ledger.close();
        stores.close();
        postgres.close();
    }

    /// What the desk sees; `behindIt` happens once it has looked.
    private Programme programme() {
        Programme seen = acts.programme();
        behindIt.run();
        return seen;
    }

    private void act(PersonId person, Act act) {
        acts.append(List.of(new Wanted(person, act)), Optional.empty(), programme -> Optional.empty());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "sent-", ".part"), text);
    }

    private String keep(String text) throws IOException {
        Said said = new Said(digest(text), Optional.of((long) text.length()), "text/plain", "a.txt");
        return desk.keep(OFFICER, BODY, said, file(text)).digest();
    }

    private void attach(String id, String digest) {
        act(
                OFFICER,
                new EvidenceAttached(
                        new EvidenceId(id),
                        ENVIRONMENT,
                        Set.of(Editions.modelCode().controls().getFirst().id()),
                        EvidenceKind.RECORD,
                        Strength.DECLARED,
                        digest,
                        now,
                        acts.prose("A record")));
    }

    @Test
    void a_forged_document_is_refused_with_both_digests_and_sizes() throws IOException {
        Said said = new Said(digest("genuine"), Optional.of(7L), "text/plain", "a.txt");
        assertThatThrownBy(() -> desk.keep(OFFICER, BODY, said, file("forged!!")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Expected SHA-256 " + digest("genuine") + " and 7 bytes")
                .hasMessageContaining("found " + digest("forged!!") + " and 8 bytes");
        assertThat(desk.held(BODY)).isEmpty();
    }

    @Test
    void an_altered_document_is_refused_and_named_and_whoever_reads_one_is_put_down() throws IOException {
        String digest = keep("our policy");
        attach("ev-1", digest);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.open(OFFICER, "own", BODY, digest).writeTo(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("our policy");
        stores.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(
                        "update evidence_piece set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1)");
            }
        });
        assertThatThrownBy(() -> desk.open(LEAD, "case c-1", BODY, digest))
                .hasMessageContaining("altered where it is kept")
                .hasMessageContaining("should have SHA-256");
        assertThat(desk.check(BODY, Optional.empty(), 10).items())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.sound()).isFalse();
                    assertThat(check.evidence()).containsExactly("ev-1");
                    assertThat(check.expected()).isNotEqualTo(check.found());
                });
        keep("our policy");
        assertThat(desk.check(BODY, Optional.empty(), 10).items())
                .extracting(DocumentCheck::sound)
                .containsExactly(true);
        assertThat(desk.readings(BODY, Optional.empty(), 10).items())
                .containsExactly(new DocumentReading(now, "officer", "own", digest, List.of("ev-1")));
        assertThatThrownBy(() -> desk.open(OFFICER, "own", BODY, digest("never sent")))
                .hasMessageContaining("not kept");
    }

    @Test
    void what_no_act_names_within_a_day_is_removed_and_what_one_names_stays() throws IOException {
        String named = keep("named");
        attach("ev-1", named);
        keep("forgotten");
        String again = keep("handed in again");
        now = now.plus(Duration.ofHours(23));
        desk.tidy();
        assertThat(desk.held(BODY)).hasSize(3);
        keep("handed in again");
        now = now.plus(Duration.ofHours(2));
        desk.tidy();
        assertThat(desk.held(BODY)).containsOnlyKeys(named, again);
    }

    @Test
    void what_is_handed_in_again_while_others_are_removed_stays() throws IOException {
        String digest = keep("an old one");
        now = now.plus(Duration.ofHours(25));
        afterTheLastLook(() -> {
            try {
                keep("an old one");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        desk.tidy();
        assertThat(desk.held(BODY).get(digest))
                .satisfies(held -> assertThat(held.storedAt()).isEqualTo(now));
    }

    @Test
    void what_an_act_names_while_others_are_removed_stays() throws IOException {
        String digest = keep("an old one");
        now = now.plus(Duration.ofHours(25));
        afterTheLastLook(() -> attach("ev-1", digest));
        desk.tidy();
        assertThat(desk.held(BODY)).containsOnlyKeys(digest);
        assertThat(acts.programme().evidenceOf(ENVIRONMENT)).hasSize(1);
    }

    /// When a document of one body is old, tidying looks for the network, for the store, and for what acts name.
    private void afterTheLastLook(Runnable then) {
        AtomicInteger looks = new AtomicInteger();
        behindIt = () -> {
            if (looks.incrementAndGet() == 3) {
                then.run();
            }
        };
    }

    @Test
    void a_confirmation_is_good_once_for_its_person_and_acts_for_five_minutes() {
        Passwords passwords = new Passwords(
                stores.accounts(NETWORK), stores.confirmations(NETWORK), () -> now, random, "operator's", LEAD);
        passwords.put("officer", OFFICER, "a long enough sentence");
        passwords.put("lead", LEAD, "another long sentence");
        String acts = digest("these acts");
        assertThatThrownBy(() -> passwords.confirm(OFFICER, "another long sentence", "here", acts))
                .hasMessageContaining("not your password");
        String made = passwords
                .confirm(OFFICER, "a long enough sentence", "here", acts)
                .confirmation();
        assertThat(passwords.spend(LEAD, made, acts)).as("another's").isFalse();
        assertThat(passwords.spend(OFFICER, made, digest("other acts"))).isFalse();
        assertThat(passwords.spend(OFFICER, made, acts)).isTrue();
        assertThat(passwords.spend(OFFICER, made, acts)).as("used").isFalse();
        passwords.release(made);
        assertThat(passwords.spend(OFFICER, made, acts))
                .as("the acts were refused")
                .isTrue();
        passwords.settle(made, 7);
        passwords.release(made);
        assertThat(passwords.spend(OFFICER, made, acts))
                .as("the acts were done")
                .isFalse();
        String late = passwords
                .confirm(OFFICER, "a long enough sentence", "here", acts)
                .confirmation();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(passwords.spend(OFFICER, late, acts)).as("too late").isFalse();
        assertThat(passwords.confirmations(OFFICER, 10)).hasSize(2).last().satisfies(use -> assertThat(use.position())
                .contains(7L));
    }
}
