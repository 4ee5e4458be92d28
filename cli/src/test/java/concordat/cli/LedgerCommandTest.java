package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import concordat.ledger.Envelope;
import concordat.ledger.ExportWriter;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.HeadSigner;
import concordat.ledger.KeyId;
import concordat.ledger.SignedHead;
import concordat.ledger.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerCommandTest {

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private final Signer signer = new Signer();
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

    private static final class Signer implements HeadSigner {
        private final KeyPair pair;

        Signer() {
            try {
                pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        String pem() {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
        }

        @Override
        public String keyId() {
            return KeyId.of(pair.getPublic());
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    private record Made(String export, SignedHead head) {
        String view() {
            return "{\"network\":\"n\",\"size\":" + head.size() + ",\"root\":\"" + head.rootHash()
                    + "\",\"at\":\"1970-01-01T00:00:00.005Z\",\"keyId\":\"" + head.keyId() + "\",\"signature\":\""
                    + head.signature() + "\"}";
        }
    }

    private Made made(int acts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frontier tree = Frontier.EMPTY;
        SignedHead head;
        try (ExportWriter writer = new ExportWriter(out, "n")) {
            for (int i = 0; i < acts; i++) {
                byte[] act = new Envelope(
                                "n",
                                i,
                                1_000,
                                "p-1",
                                "network-founded",
                                1,
                                Optional.empty(),
                                Json.Obj.of(Map.of("name", new Json.Str("word" + i))))
                        .bytes();
                writer.act(act);
                tree = tree.append(Hash.leaf(act));
            }
            head = SignedHead.sign("n", tree, 5_000, signer);
            writer.head(head);
            writer.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Made(out.toString(StandardCharsets.UTF_8), head);
    }

    @Test
    void verify_fetchedFromTheServer_isAsSigned() {
        Made made = made(3);
        server.on("GET /ledger/export", 200, made.export());

        Rig.Run text = rig.run("ledger", "verify");
        Rig.Run json = rig.run("ledger", "verify", "--json");

        assertThat(text.exit()).isZero();
        assertThat(text.out())
                .contains(
                        "network n is as it was signed: 3 acts, 1 signed heads",
                        made.head().keyId());
        assertThat(json.lines())
                .singleElement()
                .asString()
                .startsWith("{\"verified\":true,\"network\":\"n\",\"size\":3,\"root\":\""
                        + made.head().rootHash());
    }

    @Test
    void verify_offline_needsNoServerAndNoToken() {
        Path export = rig.write("ledger.txt", made(2).export());
        Path key = rig.write("key.pem", signer.pem());

        Rig.Run run = new Rig(home.resolve("elsewhere")).run("ledger", "verify", "--export", export, "--key", key);

        assertThat(run.exit()).isZero();
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void verify_changedAct_endsWith5AndSaysWhere() {
        Path export = rig.write("ledger.txt", made(2).export().replace("word1", "wird1"));

        Rig.Run run = rig.run("ledger", "verify", "--export", export, "--json");

        assertThat(run.exit()).isEqualTo(Exit.LEDGER_BROKEN);
        assertThat(run.onlyError()).contains("at position 0", "was changed");
        assertThat(run.lines()).singleElement().asString().startsWith("{\"verified\":false,\"position\":0");
    }

    @Test
    void verify_againstHeadsKeptElsewhere_showsMissingActs() {
        Path shortened = rig.write("ledger.txt", made(2).export());
        Path asApi = rig.write("api.jsonl", made(3).view() + "\n\n");
        Path canonical = rig.write("heads.jsonl", new String(made(2).head().bytes(), StandardCharsets.UTF_8));
        Path nonsense = rig.write("nonsense.jsonl", made(2).view() + "\n{\"size\":1}\n");

        assertThat(rig.run("ledger", "verify", "--export", shortened, "--witness", asApi)
                        .onlyError())
                .contains("newest acts are missing", "holds 2", "covers 3");
        assertThat(rig.run("ledger", "verify", "--export", shortened, "--witness", canonical)
                        .out())
                .contains("1 heads kept elsewhere agree");
        assertThat(rig.run("ledger", "verify", "--export", shortened, "--witness", nonsense)
                        .onlyError())
                .contains("nonsense.jsonl line 2: no signed head");
    }

    @Test
    void verify_withoutAKey_saysWhichFile() {
        Path export = rig.write("ledger.txt", made(1).export());
        Path noKey = rig.write("no.pem", "hello");
        Path wrongKey = rig.write("wrong.pem", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");

        assertThat(rig.run("ledger", "verify", "--export", export, "--key", home.resolve("absent.pem"))
                        .onlyError())
                .contains("there is no key at", "absent.pem", "--key");
        assertThat(rig.run("ledger", "verify", "--export", export, "--key", noKey)
                        .onlyError())
                .contains("no.pem holds no public key in PEM");
        assertThat(rig.run("ledger", "verify", "--export", export, "--key", wrongKey)
                        .onlyError())
                .contains("wrong.pem, key 1", "Ed25519");
    }

    @Test
    void export_isThereWholeOrNotAtAll() throws IOException {
        server.on("GET /ledger/export", 200, made(2).export())
                .on("GET /ledger/export", 403, "{\"type\":\"x\",\"title\":\"Not yours\",\"status\":403}");
        Path file = home.resolve("out.txt");
        Path second = home.resolve("second.txt");

        Rig.Run written = rig.run("ledger", "export", file, "--json");
        Rig.Run refused = rig.run("ledger", "export", second);

        assertThat(written.lines()).containsExactly("{\"file\":\"" + file + "\",\"bytes\":" + Files.size(file) + "}");
        assertThat(Files.readString(file)).isEqualTo(made(2).export());
        assertThat(refused.onlyError()).contains("Not yours");
        assertThat(second).doesNotExist();
        assertThat(home.resolve("second.txt.part")).doesNotExist();
    }

    @Test
    void head_json_isWhatVerifyTakesAsWitness() {
        Made made = made(2);
        server.on("GET /ledger/head", 200, made.view());

        String kept = rig.run("ledger", "head", "--json").out();
        Rig.Run verified = rig.run(
                "ledger", "verify", "--export", rig.write("l.txt", made.export()), "--witness", rig.write("k", kept));

        assertThat(verified.exit()).isZero();
        assertThat(rig.run("ledger", "head").out())
                .contains("2 acts", made.head().signature());
    }
}
