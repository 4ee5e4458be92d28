package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import concordat.ledger.Envelope;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.HeadSigner;
import concordat.ledger.SignedHead;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.Certified.Form;
import concordat.ledger.certificate.Certified.State;
import concordat.ledger.certificate.ProvedAct;
import concordat.ledger.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateCommandTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant WRITTEN = Instant.parse("2026-11-12T09:00:00Z");
    private static final String LINE = "{\"id\":\"cert-1\",\"body\":\"tesk\",\"bodyName\":\"Tesk Council\","
            + "\"environment\":\"main\",\"environmentName\":\"Main site\",\"edition\":\"model-1\",\"form\":\"full\","
            + "\"from\":\"2026-03-01T00:00:00Z\",\"until\":\"2027-03-13T00:00:00Z\",\"extendedDays\":12,"
            + "\"state\":\"in-force\",\"issuedAt\":\"2026-03-01T00:00:00Z\",\"ending\":{\"days\":30,"
            + "\"packBy\":\"2027-02-01T00:00:00Z\",\"late\":true}}";

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private final LedgerSigner signer = new LedgerSigner();
    private Rig rig = new Rig(Path.of("."));

    @BeforeEach
    void open() {
        rig = new Rig(home, server);
        rig.write("data/keys/network-ledger.pub.pem", signer.pem());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static String certificate(HeadSigner by, boolean withdrawn) {
        Envelope issued = act(
                0,
                "certificate-issued",
                Map.of(
                        "certificate", new Json.Str("cert-1"),
                        "submission", new Json.Str("pack-1"),
                        "environment", new Json.Str("main"),
                        "form", new Json.Str("FULL"),
                        "from", new Json.Int(micros(FROM)),
                        "until", new Json.Int(micros(UNTIL))));
        Envelope ended = act(
                1,
                "certificate-withdrawn",
                Map.of("certificate", new Json.Str("cert-1"), "reason", new Json.Str("ab".repeat(32))));
        Hash first = Hash.leaf(issued.bytes());
        Hash second = Hash.leaf(ended.bytes());
        SignedHead head = SignedHead.sign("n", Frontier.EMPTY.append(first).append(second), micros(WRITTEN), by);
        List<ProvedAct> acts = withdrawn
                ? List.of(new ProvedAct(issued, List.of(second)), new ProvedAct(ended, List.of(first)))
                : List.of(new ProvedAct(issued, List.of(second)));
        Certified says = new Certified(
                "n",
                "Network \u001b[31mN",
                "cert-1",
                "tesk",
                "Tesk Council",
                "main",
                "Main site",
                "model-1",
                "Model Code",
                Form.FULL,
                FROM,
                UNTIL,
                0,
                withdrawn ? State.WITHDRAWN : State.IN_FORCE,
                WRITTEN);
        return new String(CertificateFile.sign(says, acts, head, by).bytes(), StandardCharsets.UTF_8);
    }

    private static Envelope act(int position, String kind, Map<String, Json> payload) {
        return new Envelope(
                "n", position, micros(FROM), "assessor", kind, 1, Optional.of("tesk"), Json.Obj.of(payload));
    }

    @Test
    void a_genuine_certificate_in_force_is_told_with_its_age_and_needs_no_server() {
        Path file = rig.write("cert.json", certificate(signer, false));
        Path key = rig.write("key.pem", signer.pem());

        Rig.Run run = new Rig(home.resolve("elsewhere")).run("certificate", "verify", file, "--key", key);

        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.lines().getFirst())
                .isEqualTo("Genuine, and in force: full certificate cert-1 of Tesk Council (tesk)");
        assertThat(run.out())
                .contains(
                        "written      2026-11-12T09:00:00Z, 10 days before; a withdrawal since then would not show",
                        "recorded     at 0 of 2 acts of network n",
                        signer.keyId())
                .doesNotContain("\u001b");
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void what_is_genuine_but_does_not_count_ends_with_8_and_says_why() {
        Path file = rig.write("cert.json", certificate(signer, false));
        Path withdrawn = rig.write("withdrawn.json", certificate(signer, true));

        Rig.Run expired = rig.run("certificate", "verify", file, "--at", "2027-03-01T00:00:00Z");
        Rig.Run early = rig.run("certificate", "verify", file, "--at", "2026-02-28T23:59:59Z");
        Rig.Run ended = rig.run("certificate", "verify", withdrawn, "--json");

        assertThat(expired.exit()).isEqualTo(Exit.CERTIFICATE_NOT_IN_FORCE);
        assertThat(expired.out()).contains("Genuine, and EXPIRED");
        assertThat(early.out()).contains("Genuine, and NOT YET in force");
        assertThat(ended.exit()).isEqualTo(Exit.CERTIFICATE_NOT_IN_FORCE);
        assertThat(ended.lines()).singleElement().asString().startsWith("{\"genuine\":true,\"state\":\"withdrawn\",");
    }

    @Test
    void a_forged_certificate_ends_with_7_and_says_which_field_differs() {
        String altered = certificate(signer, false)
                .replace(
                        "\"until\":" + micros(UNTIL) + ",\"v\"",
                        "\"until\":" + micros(UNTIL.plusSeconds(60)) + ",\"v\"");
        Path file = rig.write("cert.json", altered);

        Rig.Run run = rig.run("certificate", "verify", file);
        Rig.Run json = rig.run("certificate", "verify", file, "--json");

        assertThat(run.exit()).isEqualTo(Exit.CERTIFICATE_REFUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(3)
                .anyMatch(l -> l.contains("cert.json: signature: the signature is not over what the file says"))
                .anyMatch(l -> l.contains(
                        "cert.json: until: the certificate says 2027-03-01T00:01:00Z, the act certificate-issued at"
                                + " position 0 says 2027-03-01T00:00:00Z"))
                .anyMatch(l -> l.contains("do not rely on"));
        assertThat(json.lines())
                .singleElement()
                .asString()
                .startsWith("{\"genuine\":false,\"differences\":[{\"what\":\"SIGNATURE\",");
    }

    @Test
    void a_certificate_of_another_network_is_refused() {
        Path foreign = rig.write("cert.json", certificate(new LedgerSigner(), false));
        Path ours = rig.write("ours.json", certificate(signer, false));

        assertThat(rig.run("certificate", "verify", foreign).err()).contains("another network's, or forged");
        assertThat(rig.run("certificate", "verify", ours, "--network", "m").err())
                .contains("it is of network n, asked for was m");
    }

    @Test
    void what_is_no_certificate_is_refused_clearly_whatever_it_is() throws IOException {
        Path huge = home.resolve("huge.json");
        Files.write(huge, new byte[9 << 20]);

        assertThat(rig.run("certificate", "verify", rig.write("x", "hello")).err())
                .contains("no certificate as the network");
        assertThat(rig.run("certificate", "verify", rig.write("e", "")).exit()).isEqualTo(Exit.CERTIFICATE_REFUSED);
        assertThat(rig.run("certificate", "verify", rig.write("p.pdf", "%PDF-1.7\nhello"))
                        .err())
                .contains("this PDF carries no seal");
        assertThat(rig.run("certificate", "verify", huge).err()).contains("at most 262144");
        assertThat(rig.run("certificate", "verify", home.resolve("absent")).onlyError())
                .contains("there is no file");
        assertThat(rig.run("certificate", "verify", home).onlyError()).contains("is a folder");
        assertThat(rig.run("certificate", "verify", rig.write("y", "{}"), "--key", home.resolve("no.pem"))
                        .onlyError())
                .contains("there is no key at");
    }

    @Test
    void certificates_are_listed_and_those_that_end_are_told_with_the_day_a_pack_is_due() {
        String page = "{\"items\":[" + LINE + "]}";
        server.on("GET /certificates?body=tesk&state=in-force&limit=500", 200, page)
                .on("GET /certificates?state=ending&limit=500", 200, page)
                .on("GET /certificates/cert-1", 200, LINE);

        Rig.Run list = rig.run("certificate", "list", "--body", "tesk", "--state", "in-force");
        Rig.Run ending = rig.run("certificate", "list", "--ending");

        assertThat(list.out()).contains("cert-1", "Tesk Council", "full", "2027-03-13T00:00:00Z", "in-force");
        assertThat(ending.out()).contains("30 days", "2027-02-01T00:00:00Z (too late to run on)");
        assertThat(rig.run("certificate", "list", "--ending", "--json").lines()).hasSize(1);
        assertThat(rig.run("certificate", "list", "--ending", "--state", "expired")
                        .onlyError())
                .contains("exclude one another");
        assertThat(rig.run("certificate", "show", "cert-1").out())
                .contains(
                        "12 days longer because its renewal lay with the Authority",
                        "within 30 days; a pack must be complete by 2027-02-01T00:00:00Z");
    }

    @Test
    void a_certificate_is_taken_away_whole_or_not_at_all() throws IOException {
        String file = certificate(signer, false);
        server.on("GET /certificates/cert-1/file", 200, file)
                .on("GET /certificates/cert-1/pdf", 503, "{\"type\":\"x\",\"title\":\"Not yet\",\"status\":503}");
        Path out = home.resolve("out.json");
        Path pdf = home.resolve("out.pdf");

        Rig.Run written = rig.run("certificate", "file", "cert-1", "--out", out, "--json");
        Rig.Run refused = rig.run("certificate", "pdf", "cert-1", "--out", pdf);

        assertThat(written.lines()).containsExactly("{\"file\":\"" + out + "\",\"bytes\":" + Files.size(out) + "}");
        assertThat(rig.run("certificate", "verify", out).exit()).isEqualTo(Exit.DONE);
        assertThat(refused.onlyError()).contains("Not yet");
        assertThat(pdf).doesNotExist();
        assertThat(home.resolve("out.pdf.part")).doesNotExist();
    }
}
