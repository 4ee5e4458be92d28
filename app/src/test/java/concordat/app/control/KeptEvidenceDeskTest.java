package concordat.app.control;

import static concordat.app.control.OneBody.BODY;
import static concordat.app.control.OneBody.ENVIRONMENT;
import static concordat.app.control.OneBody.LEAD;
import static concordat.app.control.OneBody.NETWORK;
import static concordat.app.control.OneBody.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.DocumentCheck;
import concordat.api.view.DocumentReading;
import concordat.assurance.Programme;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.ids.EvidenceId;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Strength;
import concordat.intake.edition.Editions;
import concordat.web.desk.EvidenceDesk.Said;
import concordat.web.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Statement;
import java.time.Duration;
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

    @TempDir
    Path folder = Path.of("");

    private OneBody body;
    private KeptEvidenceDesk desk;
    private Runnable behindIt = () -> {};

    @BeforeEach
    void start() throws IOException {
        body = OneBody.start(folder);
        desk = new KeptEvidenceDesk(body.stores, this::programme, body.keys(), body.clock);
    }

    @AfterEach
    void stop() {
        body.close();
    }

    /// What the desk sees; `behindIt` happens once it has looked.
    private Programme programme() {
        Programme seen = body.acts.programme();
        behindIt.run();
        return seen;
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
        body.act(
                OFFICER,
                new EvidenceAttached(
                        new EvidenceId(id),
                        ENVIRONMENT,
                        Set.of(Editions.modelCode().controls().getFirst().id()),
                        EvidenceKind.RECORD,
                        Strength.DECLARED,
                        digest,
                        body.clock.instant(),
                        body.acts.prose("A record")));
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
        body.stores.write(connection -> {
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
                .containsExactly(new DocumentReading(body.clock.instant(), "officer", "own", digest, List.of("ev-1")));
        assertThatThrownBy(() -> desk.open(OFFICER, "own", BODY, digest("never sent")))
                .hasMessageContaining("not kept");
    }

    @Test
    void what_no_act_names_within_a_day_is_removed_and_what_one_names_stays() throws IOException {
        String named = keep("named");
        attach("ev-1", named);
        keep("forgotten");
        String again = keep("handed in again");
        body.at(body.clock.instant().plus(Duration.ofHours(23)));
        desk.tidy();
        assertThat(desk.held(BODY)).hasSize(3);
        keep("handed in again");
        body.at(body.clock.instant().plus(Duration.ofHours(2)));
        desk.tidy();
        assertThat(desk.held(BODY)).containsOnlyKeys(named, again);
    }

    @Test
    void what_is_handed_in_again_while_others_are_removed_stays() throws IOException {
        String digest = keep("an old one");
        body.at(body.clock.instant().plus(Duration.ofHours(25)));
        afterTheLastLook(() -> {
            try {
                keep("an old one");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        desk.tidy();
        assertThat(desk.held(BODY).get(digest))
                .satisfies(held -> assertThat(held.storedAt()).isEqualTo(body.clock.instant()));
    }

    @Test
    void what_an_act_names_while_others_are_removed_stays() throws IOException {
        String digest = keep("an old one");
        body.at(body.clock.instant().plus(Duration.ofHours(25)));
        afterTheLastLook(() -> attach("ev-1", digest));
        desk.tidy();
        assertThat(desk.held(BODY)).containsOnlyKeys(digest);
        assertThat(body.acts.programme().evidenceOf(ENVIRONMENT)).hasSize(1);
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
                body.stores.accounts(NETWORK),
                body.stores.confirmations(NETWORK),
                body.clock,
                body.random,
                "operator's",
                LEAD);
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
        body.at(body.clock.instant().plus(Duration.ofMinutes(5)));
        assertThat(passwords.spend(OFFICER, late, acts)).as("too late").isFalse();
        assertThat(passwords.confirmations(OFFICER, 10)).hasSize(2).last().satisfies(use -> assertThat(use.position())
                .contains(7L));
    }
}
