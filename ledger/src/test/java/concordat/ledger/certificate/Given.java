package concordat.ledger.certificate;

import concordat.ledger.Envelope;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.ledger.HeadSigner;
import concordat.ledger.MemoryNodes;
import concordat.ledger.Proofs;
import concordat.ledger.SignedHead;
import concordat.ledger.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small ledger in which one certificate was given, extended or withdrawn, and the file about it.
final class Given {

    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-03-01T00:00:00Z");
    static final Instant WRITTEN = Instant.parse("2026-06-01T12:00:00Z");
    private static final int BEFORE = 5;

    private final String network;
    private final List<Envelope> acts = new ArrayList<>();
    private final List<Integer> about = new ArrayList<>();
    private Instant until = UNTIL;
    private int days;
    private boolean withdrawn;

    Given(String network) {
        this.network = network;
        for (int i = 0; i < BEFORE; i++) {
            add("something-else", FROM.minusSeconds(60), Optional.empty(), Map.of("n", new Json.Int(i)));
        }
        about(
                "certificate-issued",
                FROM,
                Map.of(
                        "certificate", new Json.Str("cert-0001"),
                        "submission", new Json.Str("pack-0001"),
                        "environment", new Json.Str("tesk-main"),
                        "form", new Json.Str("FULL"),
                        "from", micros(FROM),
                        "until", micros(UNTIL)));
        add("something-else", FROM, Optional.empty(), Map.of("n", new Json.Int(99)));
    }

    Given extended(int by) {
        days = by;
        until = UNTIL.plus(Duration.ofDays(by));
        about(
                "certificate-extended",
                UNTIL,
                Map.of(
                        "certificate", new Json.Str("cert-0001"),
                        "renewal", new Json.Str("pack-0002"),
                        "days", new Json.Int(by),
                        "until", micros(until)));
        return this;
    }

    Given withdrawn() {
        withdrawn = true;
        about(
                "certificate-withdrawn",
                WRITTEN.minusSeconds(60),
                Map.of("certificate", new Json.Str("cert-0001"), "reason", new Json.Str("ab".repeat(32))));
        return this;
    }

    private void about(String kind, Instant at, Map<String, Json> payload) {
        about.add(acts.size());
        add(kind, at, Optional.of("tesk-stead"), payload);
    }

    private void add(String kind, Instant at, Optional<String> body, Map<String, Json> payload) {
        acts.add(new Envelope(
                network, acts.size(), CertificateJson.micros(at), "assessor-1", kind, 1, body, Json.Obj.of(payload)));
    }

    private static Json micros(Instant instant) {
        return new Json.Int(CertificateJson.micros(instant));
    }

    Certified says() {
        Instant written = days > 0 ? UNTIL.plusSeconds(60) : WRITTEN;
        return new Certified(
                network,
                "The Tesk Network",
                "cert-0001",
                "tesk-stead",
                "Tesk-stead Council",
                "tesk-main",
                "Main site",
                "model-2026",
                "Model Code 2026",
                Certified.Form.FULL,
                FROM,
                until,
                days,
                withdrawn ? Certified.State.WITHDRAWN : Certified.State.IN_FORCE,
                written);
    }

    CertificateFile file(HeadSigner signer) {
        return file(says(), signer);
    }

    /// What a network would sign that says something else than its ledger.
    CertificateFile file(Certified says, HeadSigner signer) {
        MemoryNodes nodes = new MemoryNodes();
        Frontier tree = Frontier.EMPTY;
        for (Envelope act : acts) {
            tree = tree.append(Hash.leaf(act.bytes()), nodes);
        }
        SignedHead head = SignedHead.sign(network, tree, acts.getLast().at(), signer);
        List<ProvedAct> proved = about.stream()
                .map(i -> new ProvedAct(
                        acts.get(i), Proofs.inclusion(i, acts.size(), nodes).path()))
                .toList();
        return CertificateFile.sign(says, proved, head, signer);
    }

    /// A PDF for those who never open it: a header, the JSON as a stream, the end that PDFs have.
    static byte[] pdf(byte[] json) {
        String pdf = "%PDF-1.7\nThis is to certify that Tesk-stead Council keeps the code.\nstream\n"
                + new String(json, StandardCharsets.ISO_8859_1)
                + "\nendstream\nstartxref\n9\n%%EOF\n";
        return pdf.getBytes(StandardCharsets.ISO_8859_1);
    }
}
