package concordat.ledger.certificate;

import concordat.ledger.HeadVerifier;
import concordat.ledger.MalformedAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks a certificate offline, from the file and the network's public key alone. Takes a few milliseconds.
public final class CertificateCheck {

    private CertificateCheck() {}

    /// @param file a certificate's JSON, or the printed page (PDF) that holds one
    /// @param keys the network's
    /// @param network the network it has to be of; any whose key is trusted when empty
    public static CertificateVerdict verify(byte[] file, HeadVerifier keys, Optional<String> network) {
        if (!SealedPage.looksLikeOne(file)) {
            return json(file, keys, network);
        }
        try {
            return page(SealedPage.read(file), keys, network);
        } catch (MalformedAct e) {
            return new CertificateVerdict.Refused(
                    List.of(new Difference(Difference.What.PAGE, "seal", String.valueOf(e.getMessage()))));
        }
    }

    private static CertificateVerdict page(SealedPage page, HeadVerifier keys, Optional<String> network) {
        CertificateVerdict inside = json(page.json(), keys, network);
        Optional<Difference> seal = seal(page, keys);
        if (seal.isEmpty()) {
            return inside;
        }
        List<Difference> differences = new ArrayList<>(List.of(seal.get()));
        if (inside instanceof CertificateVerdict.Refused refused) {
            differences.addAll(refused.differences());
        }
        return new CertificateVerdict.Refused(differences);
    }

    private static Optional<Difference> seal(SealedPage page, HeadVerifier keys) {
        if (!keys.keyIds().contains(page.keyId())) {
            return Optional.of(unknownKey("seal", page.keyId(), keys));
        }
        if (!keys.verify(page.keyId(), page.signedBytes(), page.signatureBytes())) {
            return Optional.of(new Difference(
                    Difference.What.PAGE,
                    "seal",
                    "the page was changed after the network sealed it, so what it shows may not be what the"
                            + " certificate in it says"));
        }
        return Optional.empty();
    }

    private static CertificateVerdict json(byte[] bytes, HeadVerifier keys, Optional<String> network) {
        CertificateFile file;
        try {
            file = CertificateFile.read(bytes);
        } catch (MalformedAct e) {
            return new CertificateVerdict.Refused(List.of(new Difference(
                    Difference.What.FORM,
                    "file",
                    "it is no certificate as the network writes them: " + e.getMessage())));
        }
        List<Difference> differences = new ArrayList<>();
        network.filter(wanted -> !wanted.equals(file.certified().network()))
                .ifPresent(wanted -> differences.add(new Difference(
                        Difference.What.NETWORK,
                        "network",
                        "it is of network " + file.certified().network() + ", asked for was " + wanted)));
        signature(file, keys).ifPresent(differences::add);
        head(file, keys).ifPresent(differences::add);
        differences.addAll(new ActsCheck(file).differences());
        return differences.isEmpty()
                ? new CertificateVerdict.Genuine(file, CertificateFile.digest(bytes))
                : new CertificateVerdict.Refused(differences);
    }

    private static Optional<Difference> signature(CertificateFile file, HeadVerifier keys) {
        if (!keys.keyIds().contains(file.keyId())) {
            return Optional.of(unknownKey("signature", file.keyId(), keys));
        }
        if (!keys.verify(file.keyId(), file.signedBytes(), file.signatureBytes())) {
            return Optional.of(new Difference(
                    Difference.What.SIGNATURE,
                    "signature",
                    "the signature is not over what the file says: something was changed after key " + file.keyId()
                            + " signed it"));
        }
        return Optional.empty();
    }

    private static Optional<Difference> head(CertificateFile file, HeadVerifier keys) {
        if (!keys.keyIds().contains(file.head().keyId())) {
            return Optional.of(unknownKey("head", file.head().keyId(), keys));
        }
        if (!keys.verify(file.head())) {
            return Optional.of(new Difference(
                    Difference.What.SIGNATURE,
                    "head",
                    "the signature of the ledger's head at size " + file.head().size() + " is not over that head"));
        }
        return Optional.empty();
    }

    private static Difference unknownKey(String where, String keyId, HeadVerifier keys) {
        return new Difference(
                Difference.What.KEY,
                where,
                "it names key " + keyId + ", trusted is " + String.join(", ", new java.util.TreeSet<>(keys.keyIds()))
                        + ": it is another network's, or forged");
    }
}
