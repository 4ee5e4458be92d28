package concordat.bench;

import concordat.decision.Action;
import concordat.decision.Delta;
import concordat.decision.MalformedWireException;
import concordat.decision.Snapshot;
import concordat.decision.Wire;
import concordat.feed.Ed25519Key;
import concordat.feed.FeedBytes;
import concordat.feed.FrameKind;
import concordat.feed.Head;
import concordat.gateway.login.Login;
import concordat.gateway.login.LoginIssuer;
import concordat.gateway.login.SignedLogins;
import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.authzen.Inquiries;
import concordat.gateway.point.authzen.MalformedInquiryException;
import concordat.gateway.point.authzen.SearchInquiry;
import concordat.gateway.point.envoy.CheckRequest;
import concordat.gateway.point.envoy.MalformedMessageException;
import concordat.gateway.point.haproxy.Frame;
import concordat.gateway.point.haproxy.MalformedFrameException;
import concordat.intake.cci.CciList;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.intake.edition.Editions;
import concordat.intake.epss.Epss;
import concordat.intake.hexjson.HexMaps;
import concordat.intake.kev.Kev;
import concordat.intake.paper.FindingTerms;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.Paper;
import concordat.intake.paper.PaperForm;
import concordat.intake.register.Registers;
import concordat.intake.report.ReportBytes;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.Sheets;
import concordat.ledger.ExportWriter;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.HeadSigner;
import concordat.ledger.HeadVerifier;
import concordat.ledger.KeyId;
import concordat.ledger.LedgerVerification;
import concordat.ledger.SignedHead;
import concordat.ledger.json.Canonical;
import concordat.ledger.json.JsonFault;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.records.DecisionRecord;
import concordat.records.RecordLog;
import concordat.records.RecordReader;
import concordat.records.RecordSettings;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import concordat.signals.est.Est;
import concordat.signals.event.EventTokens;
import concordat.signals.event.TransmitterKeys;
import concordat.signals.osquery.AgentProtocol;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ProseTexts;
import concordat.store.acts.UnreadableAct;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Every decoder of bytes that come from elsewhere, with sound samples for each. Where a signature or a checksum would
/// turn every damaged input away at the door, a second target signs what was damaged, to reach what lies behind.
final class FuzzTargets implements AutoCloseable {

    private static final byte[] SECRET = new byte[32];
    private static final String FINGERPRINT = "5a".repeat(32);
    private static final long SECONDS = DecisionNetwork.NOW / 1_000_000;

    private final Path folder;
    private final Ed25519Key key = Ed25519Key.of(SECRET);
    private final List<FuzzTarget> targets = new ArrayList<>();

    private FuzzTargets(Path folder) {
        this.folder = folder;
    }

    static FuzzTargets make() throws IOException {
        FuzzTargets all = new FuzzTargets(Files.createTempDirectory("concordat-fuzz"));
        all.intake();
        all.ledger();
        all.decision();
        all.feed();
        all.records();
        all.logins();
        all.points();
        all.devices();
        all.signals();
        return all;
    }

    List<FuzzTarget> targets() {
        return List.copyOf(targets);
    }

    private void add(String name, List<byte[]> seeds, FuzzTarget.Decoder decoder) {
        targets.add(new FuzzTarget(name, seeds, Set.of(), decoder));
    }

    private void add(String name, List<byte[]> seeds, FuzzTarget.Decoder decoder, Class<? extends Throwable> allowed) {
        targets.add(new FuzzTarget(name, seeds, Set.of(allowed), decoder));
    }

    private void intake() throws IOException {
        targets.addAll(FuzzReports.targets());
        add("edition", FuzzSamples.editions(), b -> Editions.read(in(b), "edition"));
        add("register", FuzzSamples.registers(), b -> Registers.read(in(b), "register"));
        add(
                "crosswalk",
                FuzzSamples.crosswalks(),
                b -> CrosswalkFiles.read(in(b), "crosswalk", CrosswalkFiles.codes()));
        add("cci-list", FuzzSamples.cciLists(), b -> CciList.read(ReportBytes.of(b), map -> {}));
        add("kev", FuzzSamples.exploited(), b -> Kev.read(ReportBytes.of(b), (cve, on) -> {}));
        add("epss", FuzzSamples.likelihoods(), b -> Epss.read(ReportBytes.of(b), (cve, score, percentile) -> {}));
        Path table = folder.resolve("table.csv");
        Mapping mapping = mapping(FuzzSamples.tables().getFirst());
        add("findings-table", FuzzSamples.tables(), b -> {
            Files.write(table, b);
            Paper.findings(table, FindingTerms.of(mapping), in -> in, FuzzReports.READER);
        });
        add("mapping", List.of(Paper.writeMapping(mapping)), Paper::readMapping);
        add("hexjson", FuzzSamples.maps(), b -> HexMaps.read(in(b), "map"));
        add("oscal", FuzzSamples.oscal(), b -> {
            if (OscalReader.read(b, "document") instanceof OscalReading.Read read) {
                OscalCheck.of(read.document());
            }
        });
    }

    private static Mapping mapping(byte[] table) throws IOException {
        if (Sheets.read(in(table)) instanceof SheetReading.Read read) {
            return Paper.guess(read.workbook(), PaperForm.FINDINGS, "table")
                    .orElseThrow()
                    .mapping();
        }
        throw new IllegalStateException("our own table is refused");
    }

    private void ledger() throws IOException {
        List<byte[]> acts = FuzzSamples.acts();
        add(
                "json",
                acts,
                b -> {
                    byte[] again = Canonical.bytes(JsonParser.parse(b, JsonLimits.ACT));
                    if (!Canonical.is(again, JsonLimits.ACT)) {
                        throw new IllegalStateException("what was written as canonical is not");
                    }
                },
                JsonFault.class);
        ActCodec codec = new ActCodec();
        add("act", acts, b -> codec.read(b, ProseTexts.NONE), UnreadableAct.class);
        PublicKey publicKey = publicKey();
        HeadVerifier keys = HeadVerifier.trusting(publicKey);
        add("ledger-export", List.of(export(acts, publicKey)), b -> LedgerVerification.verify(in(b), keys, List.of()));
    }

    private byte[] export(List<byte[]> acts, PublicKey publicKey) throws IOException {
        HeadSigner signer = new HeadSigner() {
            @Override
            public String keyId() {
                return KeyId.of(publicKey);
            }

            @Override
            public byte[] sign(byte[] message) {
                return key.sign(message);
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExportWriter writer = new ExportWriter(out, FuzzSamples.NETWORK)) {
            Frontier tree = Frontier.EMPTY;
            for (byte[] act : acts) {
                writer.act(act);
                tree = tree.append(Hash.leaf(act));
            }
            writer.head(SignedHead.sign(FuzzSamples.NETWORK, tree, DecisionNetwork.NOW, signer));
            writer.end();
        }
        return out.toByteArray();
    }

    private void decision() {
        byte[] snapshot = snapshot();
        add("snapshot", List.of(snapshot), Wire::readSnapshot, MalformedWireException.class);
        add("delta", List.of(delta()), Wire::readDelta, MalformedWireException.class);
    }

    private static byte[] snapshot() {
        return Wire.bytes(Snapshot.of(
                1,
                DecisionNetwork.NOW,
                DecisionNetwork.terms(),
                DecisionNetwork.environments().subList(0, 4),
                DecisionNetwork.routes().subList(0, 12),
                List.of(DecisionNetwork.caller(0), DecisionNetwork.caller(1), DecisionNetwork.caller(2))));
    }

    private static byte[] delta() {
        return Wire.bytes(new Delta(
                2,
                DecisionNetwork.environments().subList(0, 2),
                List.of(DecisionNetwork.caller(3)),
                List.of(FINGERPRINT)));
    }

    private void feed() {
        List<byte[]> frames = new ArrayList<>();
        for (FrameKind kind : List.of(FrameKind.SNAPSHOT, FrameKind.DELTA, FrameKind.CHECKPOINT)) {
            Head before = kind == FrameKind.SNAPSHOT ? Head.NONE : Head.of(1, new byte[32]);
            byte[] payload = kind == FrameKind.DELTA ? delta() : snapshot();
            frames.add(FeedBytes.frame(key, FuzzSamples.NETWORK, kind, before, DecisionNetwork.NOW, payload));
        }
        add("frame", frames, b -> FeedBytes.refusal(b, FuzzSamples.NETWORK, key.publicKey()));
        add(
                "frame-signed",
                frames,
                b -> FeedBytes.refusal(FrameSeal.sealed(b, key), FuzzSamples.NETWORK, key.publicKey()));
        List<byte[]> streams = frames.stream()
                .map(f -> ByteBuffer.allocate(5 + f.length)
                        .putInt(1 + f.length)
                        .put((byte) 5)
                        .put(f)
                        .array())
                .toList();
        add("feed-stream", streams, FeedBytes::streamRefusal);
    }

    private void records() throws IOException {
        Path made = folder.resolve("made");
        BitSet held = new BitSet();
        held.set(3, 40);
        try (RecordLog log = RecordLog.open(RecordSettings.in(made), System::nanoTime)) {
            for (int i = 0; i < 20; i++) {
                log.offerDurable(
                        new DecisionRecord(
                                DecisionNetwork.NOW + i,
                                1,
                                "decision-" + i,
                                i % 2 == 0 ? DecisionRecord.Kind.AT_START : DecisionRecord.Kind.CUT,
                                "device-" + i,
                                i % 5 == 0 ? "" : "environment",
                                i % 7 == 0 ? "" : "route-\u00e9",
                                i % 3 == 0 ? Optional.empty() : Optional.of(Action.VIEW),
                                held,
                                0b1011,
                                i),
                        onDisk -> {});
            }
        }
        Path segment = onlyFile(made);
        byte[] sound = Files.readAllBytes(segment);
        Path tried = Files.createDirectories(folder.resolve("tried")).resolve(segment.getFileName());
        add("records", List.of(sound), b -> readRecords(tried, b));
        add("records-sealed", List.of(sound), b -> readRecords(tried, RecordSeal.sealed(b)));
    }

    private static void readRecords(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        RecordReader.read(file.toAbsolutePath().resolveSibling("."), decision -> {});
    }

    private static Path onlyFile(Path made) throws IOException {
        try (Stream<Path> files = Files.list(made)) {
            return files.filter(f -> f.toString().endsWith(".log")).findFirst().orElseThrow();
        }
    }

    private void logins() {
        PrivateKey secret = secretKey();
        LoginIssuer issuer = new LoginIssuer("issuer", FuzzSamples.NETWORK, secret);
        SignedLogins logins = new SignedLogins(FuzzSamples.NETWORK, Map.of("issuer", publicKey()), Duration.ofHours(8));
        String token = issuer.issue(
                new Login.Shown("person-1", Set.of("strong-login", "trained"), 0), FINGERPRINT, SECONDS, SECONDS + 600);
        add(
                "login",
                List.of(FuzzSamples.bytes("Bearer " + token)),
                b -> logins.read(latin(b), FINGERPRINT, DecisionNetwork.NOW));
        String[] parts = token.split("\\.", -1);
        Base64.Decoder base64 = Base64.getUrlDecoder();
        byte[] opened = FuzzSamples.bytes(new String(base64.decode(parts[0]), StandardCharsets.UTF_8) + "\n"
                + new String(base64.decode(parts[1]), StandardCharsets.UTF_8));
        add("login-signed", List.of(opened), b -> logins.read(signed(b), FINGERPRINT, DecisionNetwork.NOW));
    }

    private void points() {
        Inquiries inquiries = new Inquiries();
        add(
                "authzen",
                FuzzSamples.inquiries(),
                b -> {
                    for (SearchInquiry.Asked asked : SearchInquiry.Asked.values()) {
                        tried(() -> inquiries.search(asked, b));
                    }
                    tried(() -> inquiries.evaluation(b));
                    inquiries.evaluations(b);
                },
                MalformedInquiryException.class);
        add("ext-authz", FuzzSamples.checks(), CheckRequest::read, MalformedMessageException.class);
        add("spop", FuzzSamples.spopFrames(), Frame::read, MalformedFrameException.class);
        add("caller-certificate", FuzzSamples.callerCertificates(), b -> {
            CallerCertificates certificates = new CallerCertificates();
            certificates.der(b);
            certificates.clientCert(latin(b));
            certificates.pem(latin(b));
            certificates.bare(latin(b));
        });
    }

    private void devices() {
        AgentProtocol protocol = new AgentProtocol();
        add("agent", FuzzSamples.agentMessages(), b -> {
            protocol.enrol(b);
            protocol.ask(b);
            protocol.logged(b);
            protocol.answered(b);
        });
        SecureRandom random = new SecureRandom();
        Instant from = Instant.EPOCH;
        Term term = new Term(BigInteger.TEN, from, from.plusSeconds(600));
        CertificateAuthority authority = CertificateAuthority.found("fuzz", term, random);
        Holder holder = Holder.device("d-1");
        add("certificate-request", List.of(FuzzSamples.certificateRequest()), b -> Est.request(b)
                .ifPresent(pem -> authority.issue(pem, holder, term, random)));
    }

    private void signals() {
        byte[] point = key.publicKey().bytes();
        String jwks = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(point) + "\"}]}";
        EventTokens tokens = new EventTokens("issuer", FuzzSamples.NETWORK, TransmitterKeys.read(jwks));
        Instant now = Instant.ofEpochSecond(SECONDS);
        List<byte[]> opened = FuzzSamples.securityEvents(SECONDS);
        List<byte[]> sealed = opened.stream()
                .map(event -> FuzzSamples.bytes(signed(event).substring("Bearer ".length())))
                .toList();
        add("security-event", sealed, b -> tokens.read(latin(b), now));
        add("security-event-signed", opened, b -> tokens.read(signed(b).substring("Bearer ".length()), now));
        add(
                "transmitter-keys",
                List.of(FuzzSamples.bytes(jwks)),
                b -> TransmitterKeys.read(new String(b, StandardCharsets.UTF_8)),
                IllegalArgumentException.class);
    }

    private interface Attempt {
        void run() throws MalformedInquiryException;
    }

    /// The same bytes are one question at one endpoint and none at another.
    private static void tried(Attempt attempt) {
        try {
            attempt.run();
        } catch (MalformedInquiryException e) {
            // refused, which is as good
        }
    }

    /// A statement with whatever stands in the first line as its header, and the rest as its claims.
    private String signed(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String text = base64.encodeToString(Arrays.copyOf(input, end)) + "."
                + base64.encodeToString(Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
        return "Bearer " + text + "." + base64.encodeToString(key.sign(FuzzSamples.bytes(text)));
    }

    private PublicKey publicKey() {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] spki = Arrays.copyOf(head, head.length + 32);
        System.arraycopy(key.publicKey().bytes(), 0, spki, head.length, 32);
        return HeadVerifier.key(spki);
    }

    private static PrivateKey secretKey() {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, SECRET));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /// Deletes the temporary folder.
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signs a damaged frame again, as far as it still has the fields to do so.
    static final class FrameSeal {

        private static final int NETWORK_LENGTH_AT = 11;
        private static final int SIGNED = 112;
        private static final int SIGNATURE = 64;

        private FrameSeal() {}

        static byte[] sealed(byte[] frame, Ed25519Key key) {
            int signed = frame.length > NETWORK_LENGTH_AT ? SIGNED + frame[NETWORK_LENGTH_AT] : 0;
            if (signed < SIGNED || frame.length < signed + SIGNATURE) {
                return frame;
            }
            int payload = signed + SIGNATURE;
            ByteBuffer fields = ByteBuffer.wrap(frame).position(signed - 44);
            fields.put(sha256(frame, payload, frame.length - payload));
            fields.putInt(frame.length - payload).putLong(key.publicKey().id());
            byte[] signature = key.sign(Arrays.copyOf(frame, signed));
            System.arraycopy(signature, 0, frame, signed, SIGNATURE);
            return frame;
        }
    }

    /// Mends length, hash and checksum of a damaged file of records, taken as one frame.
    static final class RecordSeal {

        private static final int SMALLEST = 60 + 32 + 4;

        private RecordSeal() {}

        static byte[] sealed(byte[] frame) {
            if (frame.length < SMALLEST) {
                return frame;
            }
            ByteBuffer fields = ByteBuffer.wrap(frame);
            fields.putInt(4, frame.length);
            int hashed = frame.length - 36;
            fields.put(hashed, sha256(frame, 0, hashed));
            CRC32C crc = new CRC32C();
            crc.update(frame, 0, frame.length - 4);
            fields.putInt(frame.length - 4, (int) crc.getValue());
            return frame;
        }
    }

    private static byte[] sha256(byte[] bytes, int from, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
