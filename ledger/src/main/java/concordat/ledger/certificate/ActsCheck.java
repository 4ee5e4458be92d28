package concordat.ledger.certificate;

import concordat.ledger.Envelope;
import concordat.ledger.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds what a certificate says against the acts it rests on, and these against the ledger's head. Names, edition
/// and the time of writing stand in no act about the certificate; they rest on the signature alone.
final class ActsCheck {

    private static final String ISSUED = "certificate-issued";
    private static final String EXTENDED = "certificate-extended";
    private static final String WITHDRAWN = "certificate-withdrawn";
    private static final List<String> ORDER = List.of(ISSUED, EXTENDED, WITHDRAWN);

    /// The only version of these kinds there has been.
    private static final int KNOWN = 1;

    private final CertificateFile file;
    private final Certified says;
    private final List<Difference> differences = new ArrayList<>();

    ActsCheck(CertificateFile file) {
        this.file = file;
        this.says = file.certified();
    }

    List<Difference> differences() {
        if (!says.network().equals(file.head().network())) {
            differs(
                    Difference.What.NETWORK,
                    "head",
                    "the certificate is of network " + says.network() + ", the ledger's head of "
                            + file.head().network());
        }
        file.acts().forEach(this::stands);
        kinds();
        issued(act(ISSUED));
        extended(act(EXTENDED), act(ISSUED));
        state();
        return List.copyOf(differences);
    }

    private Optional<Envelope> act(String kind) {
        return file.acts().stream()
                .map(ProvedAct::act)
                .filter(a -> a.kind().equals(kind))
                .findFirst();
    }

    private void stands(ProvedAct proved) {
        Envelope act = proved.act();
        String where = act.kind() + " at position " + act.position();
        if (!act.network().equals(says.network())) {
            differs(
                    Difference.What.NETWORK,
                    where,
                    "the act is of network " + act.network() + ", the certificate of " + says.network());
        }
        if (!proved.standsUnder(file.head())) {
            differs(
                    Difference.What.PROOF,
                    where,
                    "the act does not stand in the ledger of " + file.head().size()
                            + " acts that the head is of: the act, its path or the head was changed");
        }
        same("body", says.body(), act, act.body().orElse("none"));
        same("certificate", says.certificate(), act, text(act, "certificate"));
        if (act.at() > file.head().at()) {
            differs(Difference.What.PROOF, where, "the act is of a later time than the head that covers it");
        }
    }

    /// One of each at most, in the order in which they must have been done, the issuing one first.
    private void kinds() {
        int last = -1;
        long position = -1;
        for (ProvedAct proved : file.acts()) {
            Envelope act = proved.act();
            int place = ORDER.indexOf(act.kind());
            if (place <= last || (last < 0 && place > 0) || act.position() <= position) {
                differs(
                        Difference.What.FIELD,
                        "acts",
                        "an act " + act.kind() + " at position " + act.position()
                                + " stands where none can: first comes the issue, then the newest extension, then"
                                + " the withdrawal");
                return;
            }
            if (act.kindVersion() != KNOWN) {
                differs(
                        Difference.What.FORM,
                        act.kind(),
                        "the act is of version " + act.kindVersion() + ", this program reads " + KNOWN);
            }
            last = place;
            position = act.position();
        }
    }

    private void issued(Optional<Envelope> issued) {
        issued.ifPresent(act -> {
            same("environment", says.environment(), act, text(act, "environment"));
            same("form", says.form().name(), act, text(act, "form"));
            same("from", says.from().toString(), act, instant(act, "from"));
        });
    }

    private void extended(Optional<Envelope> extended, Optional<Envelope> issued) {
        extended.or(() -> issued).ifPresent(act -> {
            same("until", says.until().toString(), act, instant(act, "until"));
            String days = extended.isPresent() ? number(act, "days") : "0";
            same("extensionDays", String.valueOf(says.extensionDays()), act, days);
        });
    }

    private void state() {
        Certified.State expected =
                act(WITHDRAWN).isPresent() ? Certified.State.WITHDRAWN : says.byDates(says.writtenAt());
        if (says.state() != expected) {
            differs(
                    Difference.What.FIELD,
                    "state",
                    "it says " + says.state() + " when it was written at " + says.writtenAt() + ", by the acts it was "
                            + expected);
        }
    }

    private void same(String field, String said, Envelope act, String done) {
        if (!said.equals(done)) {
            differs(
                    Difference.What.FIELD,
                    field,
                    "the certificate says " + said + ", the act " + act.kind() + " at position " + act.position()
                            + " says " + done);
        }
    }

    private void differs(Difference.What what, String where, String detail) {
        differences.add(new Difference(what, where, detail));
    }

    private static String text(Envelope act, String name) {
        return act.payload().member(name).orElse(Json.Null.NULL) instanceof Json.Str text ? text.value() : "none";
    }

    private static String number(Envelope act, String name) {
        return act.payload().member(name).orElse(Json.Null.NULL) instanceof Json.Int number
                ? String.valueOf(number.value())
                : "none";
    }

    private static String instant(Envelope act, String name) {
        return act.payload().member(name).orElse(Json.Null.NULL) instanceof Json.Int micros
                ? CertificateJson.instant(micros.value()).toString()
                : "none";
    }
}
