package concordat.app.control;

import concordat.assurance.Programme;
import concordat.assurance.act.Prose;
import concordat.assurance.certificate.Certificate;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CertificateId;
import concordat.catalogue.Edition;
import concordat.ledger.Envelope;
import concordat.ledger.HeadSigner;
import concordat.ledger.NodeStore;
import concordat.ledger.Proofs;
import concordat.ledger.SignedHead;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.ProvedAct;
import concordat.print.CertificatePage;
import concordat.store.LedgerState;
import concordat.store.LedgerStore;
import concordat.web.desk.CertificateDesk;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Signs certificates with the network's key, each time anew: state and head are of the moment.
final class SignedCertificateDesk implements CertificateDesk {

    private final Supplier<LedgerState> ledger;
    private final LongFunction<Optional<byte[]>> acts;
    private final NodeStore nodes;
    private final HeadSigner signer;
    private final Supplier<String> networkName;
    private final InstantSource clock;

    SignedCertificateDesk(LedgerStore ledger, HeadSigner signer, Supplier<String> networkName, InstantSource clock) {
        this(ledger::current, ledger::bytes, ledger.nodes(), signer, networkName, clock);
    }

    /// @param acts as they are kept, by position
    /// @param nodes of the tree over them
    SignedCertificateDesk(
            Supplier<LedgerState> ledger,
            LongFunction<Optional<byte[]>> acts,
            NodeStore nodes,
            HeadSigner signer,
            Supplier<String> networkName,
            InstantSource clock) {
        this.ledger = ledger;
        this.acts = acts;
        this.nodes = nodes;
        this.signer = signer;
        this.networkName = networkName;
        this.clock = clock;
    }

    @Override
    public Optional<byte[]> file(CertificateId id) {
        return signed(id).map(CertificateFile::bytes);
    }

    @Override
    public Optional<byte[]> page(CertificateId id) {
        return signed(id).map(file -> CertificatePage.of(file, signer));
    }

    private Optional<CertificateFile> signed(CertificateId id) {
        LedgerState state = ledger.get();
        Certificate certificate =
                state.programme().certificates().certificate(id).orElseThrow();
        return state.head()
                .filter(head -> certificate.acts().latest() < head.size())
                .map(head -> CertificateFile.sign(says(state, certificate), acts(certificate, head), head, signer));
    }

    private List<ProvedAct> acts(Certificate certificate, SignedHead head) {
        return certificate.acts().positions().stream()
                .map(position -> new ProvedAct(
                        Envelope.read(acts.apply(position).orElseThrow()),
                        Proofs.inclusion(position, head.size(), nodes).path()))
                .toList();
    }

    private Certified says(LedgerState state, Certificate certificate) {
        Programme programme = state.programme();
        // Never before the newest act, or a withdrawal could stand in a file that says it was written earlier.
        Instant clocked = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = clocked.isBefore(state.latest()) ? state.latest() : clocked;
        var environment = programme.environment(certificate.environment()).orElseThrow();
        BodyId body = environment.act().body();
        String edition = programme
                .submissions()
                .submission(certificate.submission())
                .orElseThrow()
                .edition();
        return new Certified(
                programme.network().value(),
                networkName.get(),
                certificate.id().value(),
                body.value(),
                name(programme.body(body).orElseThrow().act().name(), body.value()),
                certificate.environment().value(),
                name(environment.act().name(), certificate.environment().value()),
                edition,
                programme.editions().stream()
                        .filter(e -> e.id().equals(edition))
                        .map(Edition::title)
                        .findFirst()
                        .orElse(edition),
                switch (certificate.form()) {
                    case FULL -> Certified.Form.FULL;
                    case CONDITIONAL -> Certified.Form.CONDITIONAL;
                },
                certificate.from(),
                certificate.until(),
                certificate.extendedDays(),
                switch (certificate.state(at)) {
                    case NOT_YET -> Certified.State.NOT_YET;
                    case IN_FORCE -> Certified.State.IN_FORCE;
                    case EXPIRED -> Certified.State.EXPIRED;
                    case WITHDRAWN -> Certified.State.WITHDRAWN;
                },
                at);
    }

    /// A name that was erased is not told again.
    private static String name(Prose name, String otherwise) {
        return name.text().orElse(otherwise);
    }
}
