package concordat.cli.ledger;

import concordat.api.ApiClient;
import concordat.api.ApiJson;
import concordat.api.view.ConsistencyView;
import concordat.api.view.HeadView;
import concordat.api.view.InclusionView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.ledger.ConsistencyProof;
import concordat.ledger.Hash;
import concordat.ledger.HeadVerifier;
import concordat.ledger.InclusionProof;
import concordat.ledger.SignedHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Proofs, checked with the network's keys and nothing that the network says besides.
final class Proven {

    private final HeadVerifier keys;

    Proven(HeadVerifier keys) {
        this.keys = keys;
    }

    /// What a check found.
    ///
    /// @param differs what is not as it should be, none when all is
    /// @param said what was proved
    record Finding(long position, Optional<String> differs, String said, SignedHead head) {}

    /// @throws CannotGoOn when the file holds no proof
    Finding inclusion(Path file) throws IOException {
        SignedHead head;
        InclusionProof proof;
        Hash leaf;
        try {
            InclusionView view = ApiJson.read(Files.readAllBytes(file), InclusionView.class);
            head = KeptHeads.head(Objects.requireNonNull(view.head(), "no head"));
            proof = new InclusionProof(view.position(), head.size(), hashes(view.path()));
            leaf = Hash.ofHex(Objects.requireNonNull(view.leaf(), "no leaf"));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new CannotGoOn(
                    file + " holds no proof of inclusion (" + e.getMessage() + "); give what ledger prove wrote");
        }
        String said = "Act " + proof.index() + " is in the ledger of network " + head.network() + " of " + head.size()
                + " acts: hash " + leaf;
        if (!keys.verify(head)) {
            return new Finding(proof.index(), Optional.of(unsigned(head)), said, head);
        }
        return proof.proves(leaf, head.rootHash())
                ? new Finding(proof.index(), Optional.empty(), said, head)
                : new Finding(
                        proof.index(),
                        Optional.of(
                                "the path does not lead from hash " + leaf + " to the signed root " + head.rootHash()),
                        said,
                        head);
    }

    /// Asks the server to prove that its newest tree begins with all of an older one.
    Finding consistency(ApiClient api, SignedHead older) throws IOException, InterruptedException {
        String said = "all " + older.size() + " acts of the head kept elsewhere";
        if (!keys.verify(older)) {
            return new Finding(0, Optional.of("the kept " + unsigned(older)), said, older);
        }
        SignedHead newest = newest(api);
        if (newest.size() < older.size()) {
            String missing = "the newest acts are missing: the server's newest head covers " + newest.size()
                    + " acts, root " + newest.rootHash() + "; the head kept elsewhere covers " + older.size()
                    + ", root " + older.rootHash();
            return new Finding(newest.size(), Optional.of(missing), said, newest);
        }
        ConsistencyView view = api.read(
                Address.of("ledger", "consistency", Long.toString(older.size())).text(), ConsistencyView.class);
        SignedHead head = KeptHeads.head(view.head());
        if (!keys.verify(head)) {
            return new Finding(0, Optional.of("the server's " + unsigned(head)), said, head);
        }
        ConsistencyProof proof = new ConsistencyProof(older.size(), head.size(), hashes(view.path()));
        boolean same = head.network().equals(older.network()) && proof.proves(older.rootHash(), head.rootHash());
        return same
                ? new Finding(head.size(), Optional.empty(), said, head)
                : new Finding(
                        0,
                        Optional.of("the past was rewritten: the first " + older.size() + " acts had root "
                                + older.rootHash() + ", and the server cannot prove that its newest head of "
                                + head.size() + " acts, root " + head.rootHash() + ", begins with them"),
                        said,
                        head);
    }

    static SignedHead newest(ApiClient api) throws IOException, InterruptedException {
        return KeptHeads.head(api.read(Address.of("ledger", "head").text(), HeadView.class));
    }

    private static String unsigned(SignedHead head) {
        return "head of " + head.size() + " acts, root " + head.rootHash() + ", is not signed by the network's key";
    }

    private static List<Hash> hashes(List<String> path) {
        return path.stream().map(Hash::ofHex).toList();
    }
}
