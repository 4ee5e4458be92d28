package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import concordat.ledger.ConsistencyProof;
import concordat.ledger.Envelope;
import concordat.ledger.ExportWriter;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.InclusionProof;
import concordat.ledger.NodeId;
import concordat.ledger.NodeStore;
import concordat.ledger.Proofs;
import concordat.ledger.SignedHead;
import concordat.ledger.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerCommandTest {

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

    private record Tree(List<byte[]> acts, Map<NodeId, byte[]> nodes, SignedHead head) {
        NodeStore store() {
            return (level, index) -> Objects.requireNonNull(nodes.get(new NodeId(level, index)));
        }

        String view() {
            return new Made("", head).view();
        }

        String inclusion(long position) {
            InclusionProof proof = Proofs.inclusion(position, head.size(), store());
            return "{\"position\":" + position + ",\"leaf\":\"" + Hash.leaf(acts.get((int) position)) + "\",\"path\":"
                    + words(proof.path()) + ",\"head\":" + view() + "}";
        }

        String consistency(long size) {
            ConsistencyProof proof = Proofs.consistency(size, head.size(), store());
            return "{\"first\":" + size + ",\"path\":" + words(proof.path()) + ",\"head\":" + view() + "}";
        }

        private static String words(List<Hash> path) {
            return path.stream().map(hash -> "\"" + hash + "\"").collect(Collectors.joining(",", "[", "]"));
        }
    }

    /// @param word in every act: another word, another past
    private Tree tree(int size, String word) {
        List<byte[]> acts = new ArrayList<>();
        Map<NodeId, byte[]> nodes = new HashMap<>();
        Frontier tree = Frontier.EMPTY;
        for (int i = 0; i < size; i++) {
            byte[] act = (word + i).getBytes(StandardCharsets.UTF_8);
            acts.add(act);
            tree = tree.append(Hash.leaf(act), (id, hash) -> nodes.put(id, hash.bytes()));
        }
        return new Tree(acts, nodes, SignedHead.sign("n", tree, 5_000, signer));
    }

    @Test
    void verify_inclusion_isCheckedOfflineAndAForgedOneIsRefusedWithBothHashes() {
        String proof = tree(5, "word").inclusion(3);
        Hash leaf = Hash.leaf("word3".getBytes(StandardCharsets.UTF_8));
        Hash other = Hash.leaf("wird3".getBytes(StandardCharsets.UTF_8));
        Path good = rig.write("good.json", proof);
        Path forged = rig.write("forged.json", proof.replace(leaf.hex(), other.hex()));
        Path unsigned = rig.write("unsigned.json", proof.replace("\"size\":5", "\"size\":4"));

        assertThat(rig.run("ledger", "verify", "--inclusion", good).out())
                .contains("Act 3 is in the ledger of network n of 5 acts", leaf.hex());
        Rig.Run refused = rig.run("ledger", "verify", "--inclusion", forged);
        assertThat(refused.exit()).isEqualTo(Exit.LEDGER_BROKEN);
        assertThat(refused.onlyError())
                .contains(
                        "at position 3",
                        other.hex(),
                        tree(5, "word").head().rootHash().hex());
        assertThat(rig.run("ledger", "verify", "--inclusion", unsigned).onlyError())
                .contains("is not signed by the network's key");
        assertThat(rig.run("ledger", "verify", "--inclusion", rig.write("no.json", "{}"))
                        .onlyError())
                .contains("holds no proof of inclusion");
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void verify_consistency_showsARewrittenAndAShortenedLedger() {
        Tree newest = tree(6, "word");
        server.on("GET /ledger/head", 200, newest.view())
                .on("GET /ledger/consistency/3", 200, newest.consistency(3))
                .on("GET /ledger/consistency/4", 200, newest.consistency(4));
        Path kept = rig.write(
                "kept.jsonl", tree(3, "word").view() + "\n" + tree(4, "word").view() + "\n");
        Path otherwise = rig.write("otherwise.jsonl", tree(4, "wird").view());
        Path longer = rig.write("longer.jsonl", tree(7, "word").view());

        assertThat(rig.run("ledger", "verify", "--consistency", kept).out())
                .contains("6 acts, goes on from 2 heads kept elsewhere");
        Rig.Run rewritten = rig.run("ledger", "verify", "--consistency", otherwise);
        assertThat(rewritten.exit()).isEqualTo(Exit.LEDGER_BROKEN);
        assertThat(rewritten.onlyError())
                .contains(
                        "the past was rewritten",
                        tree(4, "wird").head().rootHash().hex(),
                        newest.head().rootHash().hex());
        assertThat(rig.run("ledger", "verify", "--consistency", longer).onlyError())
                .contains("at position 6", "newest acts are missing", "covers 6 acts", "covers 7");
    }

    @Test
    void head_keep_goesOnFromTheLastOrKeepsNothing() throws IOException {
        Tree newest = tree(6, "word");
        server.on("GET /ledger/head", 200, newest.view()).on("GET /ledger/consistency/4", 200, newest.consistency(4));
        Path kept = rig.write("kept.jsonl", tree(4, "word").view() + "\n");
        Path otherwise = rig.write("otherwise.jsonl", tree(4, "wird").view() + "\n");
        Path fresh = home.resolve("fresh.jsonl");

        assertThat(rig.run("ledger", "head", "--keep", kept).exit()).isZero();
        assertThat(rig.run("ledger", "head", "--keep", fresh).exit()).isZero();
        Rig.Run refused = rig.run("ledger", "head", "--keep", otherwise);

        assertThat(Files.readAllLines(kept)).hasSize(2);
        assertThat(Files.readAllLines(fresh))
                .singleElement()
                .asString()
                .contains(newest.head().rootHash().hex());
        assertThat(refused.exit()).isEqualTo(Exit.LEDGER_BROKEN);
        assertThat(refused.onlyError()).contains("the past was rewritten", "nothing was kept");
        assertThat(Files.readAllLines(otherwise)).hasSize(1);
    }

    @Test
    void verify_aForgedAct_saysPositionAndBothHashes() {
        Made made = made(3);
        Path forged = rig.write("forged.txt", made.export().replace("word2", "w0rd2"));

        Rig.Run run = rig.run("ledger", "verify", "--export", forged);

        assertThat(run.exit()).isEqualTo(Exit.LEDGER_BROKEN);
        assertThat(run.onlyError())
                .contains("at position 0", made.head().rootHash().hex());
    }
}
