package concordat.bench;

import concordat.assurance.act.Entry;
import concordat.assurance.ids.BodyId;
import concordat.feed.Ed25519Key;
import concordat.intake.edition.Editions;
import concordat.ledger.HeadSigner;
import concordat.ledger.Proofs;
import concordat.store.Answer;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.RequestKey;
import concordat.store.Stores;
import concordat.store.Submission;
import concordat.store.acts.ActCodec;
import concordat.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// A ledger on a PostgreSQL of its own, set up as in the product, and a bare commit on the same server beside it. A
/// process of its own: `FOLDER PORT`. Answers `batches N`, `singles N` and `proofs N` with figures, `name=value` each.
final class LedgerPart {

    private static final int BODIES = 600;
    /// Long enough for each to find its own rhythm, short enough for all to meet the same rest of the machine.
    private static final int BLOCK = 100;

    private static final String BARE =
            "insert into bare (network, position, bytes, leaf, kind, body, at) values (?, ?, ?, ?, ?, ?, ?)";

    private final LedgerStore ledger;
    private final PreparedStatement commit;
    private final BenchActs acts;
    private final ActCodec codec = new ActCodec();
    private byte[] newest = new byte[0];
    private int number;
    private long rows;

    private LedgerPart(LedgerStore ledger, PreparedStatement commit, BenchActs acts) {
        this.ledger = ledger;
        this.commit = commit;
        this.acts = acts;
    }

    public static void main(String[] args) throws IOException, SQLException {
        BenchActs acts = new BenchActs(Editions.modelCode(), BODIES);
        Instant began = Editions.modelCode().startsOn().atStartOfDay().toInstant(ZoneOffset.UTC);
        long zero = System.nanoTime();
        InstantSource clock = () -> began.plusNanos(System.nanoTime() - zero);
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(Path.of(args[0]), Integer.parseInt(args[1]), new byte[24]);
                Stores stores = Stores.open(postgres.address());
                LedgerStore ledger = stores.ledger(new LedgerSettings(BenchActs.NETWORK, signer(), "bench", clock));
                Connection bare = DriverManager.getConnection(
                        postgres.address().url(),
                        postgres.address().user(),
                        postgres.address().password())) {
            try (Statement statement = bare.createStatement()) {
                statement.execute("create table bare (like act including indexes)");
            }
            acts.founding().forEach(proposal -> appended(ledger.append(Submission.of(proposal))));
            try (PreparedStatement commit = bare.prepareStatement(BARE)) {
                Part.serve("ledger", new LedgerPart(ledger, commit, acts)::answer);
            }
        }
    }

    static HeadSigner signer() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        Ed25519Key key = Ed25519Key.of(seed);
        return new HeadSigner() {
            @Override
            public String keyId() {
                return "0".repeat(32);
            }

            @Override
            public byte[] sign(byte[] message) {
                return key.sign(message);
            }
        };
    }

    private String answer(String line) throws IOException {
        String[] words = line.split(" ");
        int count = Integer.parseInt(words[1]);
        try {
            return LedgerBench.line(
                    switch (words[0]) {
                        case "batches" -> batches(count);
                        case "singles" -> singles(count);
                        case "proofs" -> proofs(count);
                        default -> throw new IOException("not known: " + line);
                    });
        } catch (SQLException e) {
            throw new IOException(String.valueOf(e.getMessage()).replace('\n', ' '), e);
        }
    }

    private Map<String, Double> batches(int count) {
        List<Submission> submissions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            submissions.add(Submission.of(acts.answer(number++)));
        }
        long began = System.nanoTime();
        List<Answer> answers = ledger.appendEach(submissions);
        double seconds = (System.nanoTime() - began) / 1e9;
        answers.forEach(LedgerPart::appended);
        return Map.of("batches", count / seconds);
    }

    /// Blocks of each in turn, so that what else the machine does falls on all alike.
    private Map<String, Double> singles(int count) throws SQLException {
        double[] bareMicros = new double[count];
        double[] actMicros = new double[count];
        double[] keyedMicros = new double[count];
        for (int block = 0; block < count; block += BLOCK) {
            for (int i = block; i < Math.min(count, block + BLOCK); i++) {
                bareMicros[i] = bareCommit();
            }
            for (int i = block; i < Math.min(count, block + BLOCK); i++) {
                actMicros[i] = single(Optional.empty());
            }
            for (int i = block; i < Math.min(count, block + BLOCK); i++) {
                keyedMicros[i] =
                        single(Optional.of(new RequestKey(BenchActs.LEAD, "request " + number, "ab".repeat(32))));
            }
        }
        Map<String, Double> figures = new TreeMap<>();
        quantiles(bareMicros, "bare", figures);
        quantiles(actMicros, "act", figures);
        quantiles(keyedMicros, "keyed", figures);
        double bare99 = Objects.requireNonNull(figures.get("bare99"));
        figures.put("act-ratio", Objects.requireNonNull(figures.get("act99")) / bare99);
        figures.put("keyed-ratio", Objects.requireNonNull(figures.get("keyed99")) / bare99);
        return figures;
    }

    private double single(Optional<RequestKey> key) {
        Submission plain = Submission.of(acts.answer(number++));
        Submission submission = key.map(plain::with).orElse(plain);
        long began = System.nanoTime();
        Answer answer = ledger.append(submission);
        double micros = (System.nanoTime() - began) / 1e3;
        newest = codec.bytes(appended(answer), Optional.of(new BodyId("b-100")));
        return micros;
    }

    /// An insert of a row of the very size of an act's, committed by itself.
    private double bareCommit() throws SQLException {
        byte[] bytes = newest;
        byte[] leaf = new byte[32];
        long began = System.nanoTime();
        commit.setString(1, "bench");
        commit.setLong(2, rows++);
        commit.setBytes(3, bytes);
        commit.setBytes(4, leaf);
        commit.setString(5, "answer-given");
        commit.setString(6, "b-" + rows % BODIES);
        commit.setLong(7, rows);
        commit.executeUpdate();
        return (System.nanoTime() - began) / 1e3;
    }

    private Map<String, Double> proofs(int count) {
        long size = ledger.current().size();
        double[] micros = new double[count];
        for (int i = 0; i < count; i++) {
            long began = System.nanoTime();
            Proofs.inclusion(size * i / count, size, ledger.nodes());
            micros[i] = (System.nanoTime() - began) / 1e3;
        }
        Map<String, Double> figures = new TreeMap<>();
        quantiles(micros, "proof", figures);
        return figures;
    }

    private static void quantiles(double[] micros, String name, Map<String, Double> into) {
        Arrays.sort(micros);
        into.put(name + "50", micros[micros.length / 2]);
        into.put(name + "99", micros[(int) Math.ceil(micros.length * 0.99) - 1]);
    }

    private static Entry appended(Answer answer) {
        if (answer instanceof Answer.Appended appended) {
            return appended.entries().getFirst();
        }
        throw new IllegalStateException("not appended: " + answer);
    }
}
