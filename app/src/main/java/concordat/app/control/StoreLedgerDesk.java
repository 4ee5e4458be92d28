package concordat.app.control;

import concordat.api.view.ConsistencyView;
import concordat.api.view.HeadView;
import concordat.api.view.InclusionView;
import concordat.ledger.ConsistencyProof;
import concordat.ledger.Hash;
import concordat.ledger.InclusionProof;
import concordat.ledger.Proofs;
import concordat.ledger.SignedHead;
import concordat.store.LedgerStore;
import concordat.web.desk.LedgerDesk;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/// What anybody can check, on the ledger.
final class StoreLedgerDesk implements LedgerDesk {

    private final LedgerStore ledger;

    StoreLedgerDesk(LedgerStore ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<HeadView> head() {
        return ledger.head().map(StoreLedgerDesk::view);
    }

    private static HeadView view(SignedHead head) {
        return new HeadView(
                head.network(),
                head.size(),
                head.rootHash().hex(),
                Instant.EPOCH.plus(head.at(), ChronoUnit.MICROS),
                head.keyId(),
                HexFormat.of().formatHex(head.signatureBytes()));
    }

    @Override
    public Optional<InclusionView> inclusion(long position) {
        Optional<SignedHead> head = ledger.head().filter(h -> position >= 0 && position < h.size());
        return head.map(h -> {
            InclusionProof proof = Proofs.inclusion(position, h.size(), ledger.nodes());
            String leaf = HexFormat.of().formatHex(ledger.nodes().node(0, position));
            return new InclusionView(
                    position, leaf, proof.path().stream().map(Hash::hex).toList(), view(h));
        });
    }

    @Override
    public Optional<ConsistencyView> consistency(long size) {
        Optional<SignedHead> head = ledger.head().filter(h -> size > 0 && size <= h.size());
        return head.map(h -> {
            ConsistencyProof proof = Proofs.consistency(size, h.size(), ledger.nodes());
            return new ConsistencyView(
                    size, proof.path().stream().map(Hash::hex).toList(), view(h));
        });
    }

    @Override
    public void export(OutputStream out) throws IOException {
        ledger.export(out);
    }
}
