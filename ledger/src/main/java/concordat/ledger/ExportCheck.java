package concordat.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One walk over one export. Grows the tree act by act and holds it against every head the moment it is as large as
/// the head says; two heads that both fit the one tree are thereby consistent with each other.
final class ExportCheck {

    private static final String FETCH_AGAIN = "fetch the export again; if it differs in the same place again, "
            + "trust no act from this position on and compare with an export or a head kept elsewhere";
    private static final String RAISE = "keep this export and the heads, and raise it with the network's auditors: "
            + "the record was changed after it was signed";
    private static final String KEY =
            "check that the public key is this network's, from a source other than the export";

    private final HeadVerifier keys;
    private final List<SignedHead> witnessed;
    private String network = "";
    private Frontier tree = Frontier.EMPTY;
    private long newestAt = Long.MIN_VALUE;
    private Optional<SignedHead> newest = Optional.empty();
    private long heads;
    private int nextWitness;

    ExportCheck(HeadVerifier keys, List<SignedHead> witnessed) {
        this.keys = keys;
        this.witnessed = new ArrayList<>(witnessed);
        this.witnessed.sort(Comparator.comparingLong(SignedHead::size));
    }

    Verification run(ExportReader reader) throws IOException {
        network = reader.network();
        if (network.isEmpty()) {
            return broken("this is no ledger export: the first line does not say " + ExportWriter.FORMAT, FETCH_AGAIN);
        }
        Optional<Verification.Broken> broken = checkWitnesses();
        while (broken.isEmpty()) {
            switch (reader.next()) {
                case ExportLine.ActLine act -> broken = act(act.bytes().value());
                case ExportLine.HeadLine head -> broken = head(head.bytes().value());
                case ExportLine.EndLine last -> {
                    return reader.exhausted()
                            ? end(last.acts(), last.heads())
                            : broken("something follows the line that says the export is whole", FETCH_AGAIN);
                }
                case ExportLine.BreaksOff cut -> {
                    return broken("the export breaks off without its last line", FETCH_AGAIN);
                }
                case ExportLine.Foreign foreign -> {
                    return broken(foreign.problem(), FETCH_AGAIN);
                }
            }
        }
        return broken.get();
    }

    /// A witness that is not itself genuine would accuse the wrong side.
    private Optional<Verification.Broken> checkWitnesses() {
        for (SignedHead head : witnessed) {
            if (!head.network().equals(network)) {
                return bad(
                        "a head kept elsewhere is of network " + head.network() + ", the export of " + network,
                        "give the heads and the export of one network");
            }
            if (!keys.verify(head)) {
                return bad(
                        "the signature of the head kept elsewhere at size " + head.size() + " is not by key "
                                + head.keyId() + " as trusted",
                        KEY);
            }
        }
        return reachWitnesses();
    }

    private Optional<Verification.Broken> act(byte[] bytes) {
        Envelope act;
        try {
            act = Envelope.read(bytes);
        } catch (MalformedAct e) {
            return bad("the act is malformed: " + e.getMessage(), FETCH_AGAIN);
        }
        if (act.position() != tree.size()) {
            return bad("the act says position " + act.position() + ", it stands at " + tree.size(), FETCH_AGAIN);
        }
        if (!act.network().equals(network)) {
            return bad("the act is of network " + act.network() + ", the export of " + network, FETCH_AGAIN);
        }
        if (act.at() < newestAt) {
            return bad("the act's time " + act.at() + " is before that of the act before it, " + newestAt, RAISE);
        }
        newestAt = act.at();
        tree = tree.append(Hash.leaf(bytes));
        return reachWitnesses();
    }

    private Optional<Verification.Broken> head(byte[] bytes) {
        SignedHead head;
        try {
            head = SignedHead.read(bytes);
        } catch (MalformedAct e) {
            return bad("the head after " + tree.size() + " acts is malformed: " + e.getMessage(), FETCH_AGAIN);
        }
        if (!head.network().equals(network)) {
            return bad("a head is of network " + head.network() + ", the export of " + network, FETCH_AGAIN);
        }
        if (head.size() != tree.size()) {
            return bad("a head covers " + head.size() + " acts, " + tree.size() + " stand before it", FETCH_AGAIN);
        }
        if (!keys.verify(head)) {
            return bad(
                    "the signature of the head at size " + head.size() + " is not by key " + head.keyId()
                            + " as trusted",
                    KEY);
        }
        Optional<Verification.Broken> differs = compare(head, "the signed head");
        if (differs.isPresent()) {
            return differs;
        }
        long before = newest.map(SignedHead::at).orElse(Long.MIN_VALUE);
        if (head.at() < newestAt || head.at() < before) {
            return bad(
                    "the head at size " + head.size() + " was signed at " + head.at() + ", before what it covers",
                    RAISE);
        }
        newest = Optional.of(head);
        heads++;
        return Optional.empty();
    }

    private Optional<Verification.Broken> reachWitnesses() {
        while (nextWitness < witnessed.size() && witnessed.get(nextWitness).size() == tree.size()) {
            Optional<Verification.Broken> differs = compare(witnessed.get(nextWitness), "the head kept elsewhere");
            if (differs.isPresent()) {
                return differs;
            }
            nextWitness++;
        }
        return Optional.empty();
    }

    /// The first act that may have been changed is the one after the newest head that still agreed.
    private Optional<Verification.Broken> compare(SignedHead head, String which) {
        Hash root = tree.root();
        if (root.equals(head.rootHash())) {
            return Optional.empty();
        }
        long agreed = newest.map(SignedHead::size).orElse(0L);
        if (nextWitness > 0) {
            agreed = Math.max(agreed, witnessed.get(nextWitness - 1).size());
        }
        return Optional.of(new Verification.Broken(
                agreed,
                "an act from " + agreed + " to " + (head.size() - 1) + " was changed: the root of the first "
                        + head.size() + " acts is " + root + ", " + which + " says " + head.rootHash(),
                RAISE));
    }

    private Verification end(long acts, long count) {
        if (acts != tree.size() || count != heads) {
            return broken(
                    "the last line says " + acts + " acts and " + count + " heads, the export holds " + tree.size()
                            + " and " + heads,
                    FETCH_AGAIN);
        }
        if (nextWitness < witnessed.size()) {
            SignedHead kept = witnessed.getLast();
            return broken(
                    "the newest acts are missing: the export holds " + tree.size() + ", a head kept elsewhere covers "
                            + kept.size(),
                    "fetch a newer export; if it too holds fewer than " + kept.size() + " acts, " + RAISE);
        }
        if (newest.isEmpty() || newest.get().size() != tree.size()) {
            return new Verification.Broken(
                    newest.map(SignedHead::size).orElse(0L),
                    "no signed head covers the acts from this position on",
                    "export again: an export ends with the head of its newest act");
        }
        return new Verification.Verified(network, tree.size(), tree.root(), heads, witnessed.size(), newest.get());
    }

    private Optional<Verification.Broken> bad(String differs, String todo) {
        return Optional.of(broken(differs, todo));
    }

    private Verification.Broken broken(String differs, String todo) {
        return new Verification.Broken(tree.size(), differs, todo);
    }
}
