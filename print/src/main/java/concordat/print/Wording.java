package concordat.print;

import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.Certified.Form;
import concordat.ledger.certificate.Certified.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the page says, in plain English.
record Wording(CertificateFile file) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    /// A line of the table.
    ///
    /// @param lines how many the value may take
    record Row(String label, String value, int lines) {

        Row(String label, String value) {
            this(label, value, 1);
        }
    }

    private Certified says() {
        return file.certified();
    }

    String title() {
        return says().form() == Form.FULL ? "Certificate of connection" : "Conditional certificate of connection";
    }

    /// Said in large letters above everything else, empty when there is nothing to warn of.
    String warning() {
        return switch (says().state()) {
            case WITHDRAWN -> "Withdrawn. This certificate counts no longer.";
            case EXPIRED -> "Expired. This certificate counted until " + day(says().until()) + ".";
            case NOT_YET -> "Not yet in force. This certificate counts from " + day(says().from()) + ".";
            case IN_FORCE -> "";
        };
    }

    /// Who says something of whom, and what; of what counts no longer, what was said.
    String statement() {
        boolean past = says().state() == State.EXPIRED || says().state() == State.WITHDRAWN;
        String whole = past ? "kept" : "keeps";
        String conditional = past
                ? "held every control of the network's code of connection that could not wait, and that a plan with"
                        + " dates was agreed for what remained"
                : "holds every control of the network's code of connection that cannot wait, and that a plan with dates"
                        + " is agreed for what remains";
        return says().networkName() + (past ? " certified that " : " certifies that ") + says().bodyName()
                + ", in the environment named below, "
                + (says().form() == Form.FULL ? whole + " the network's code of connection." : conditional + ".");
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>(List.of(
                new Row("Certificate", says().certificate()),
                new Row("Body", named(says().bodyName(), says().body()), 2),
                new Row("Environment", named(says().environmentName(), says().environment()), 2),
                new Row("Code", named(says().editionTitle(), says().edition())),
                new Row("Form", says().form() == Form.FULL ? "Full" : "Conditional: a plan is agreed, with a clock"),
                new Row("Counts from", day(says().from())),
                new Row("Counts until", day(says().until()))));
        if (says().extensionDays() > 0) {
            rows.add(new Row(
                    "Runs on",
                    says().extensionDays() + (says().extensionDays() == 1 ? " day" : " days")
                            + " longer, because its renewal lay with the Authority"));
        }
        rows.add(new Row("State", state() + " when this page was written, " + day(says().writtenAt())));
        rows.add(new Row("Record", "Act" + positions() + " of the ledger of network " + says().network()));
        return rows;
    }

    private String state() {
        return switch (says().state()) {
            case NOT_YET -> "Not yet in force";
            case IN_FORCE -> "In force";
            case EXPIRED -> "Expired";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    private String positions() {
        String positions = file.acts().stream()
                .map(proved -> String.format(Locale.UK, "%,d", proved.act().position()))
                .collect(Collectors.joining(", "));
        return (file.acts().size() == 1 ? " " : "s ") + positions;
    }

    String howToCheck() {
        return "A page can be altered. Before you rely on this one, check the file it came in. That needs no network and"
                + " nobody's leave, only the network's public key, which you should have from the network by another way"
                + " than this file:";
    }

    String command() {
        return "concordat certificate verify FILE.pdf --key network-ledger.pub.pem";
    }

    String whatThatSays() {
        return "It says whether anything was altered, and whether the certificate counts on the day you ask. What happened"
                + " after this page was written it cannot know"
                + (says().state() == State.WITHDRAWN ? "." : ": when much depends on it, ask for a newer file.");
    }

    List<Row> marks(String digest) {
        return List.of(
                new Row("Signed with key", file.keyId()),
                new Row("SHA-256 of " + CertificatePage.ATTACHMENT + ", attached to this file", digest));
    }

    String foot() {
        return "A certificate lists no gaps. What a body has still to do is between it and the Authority.";
    }

    private static String named(String name, String id) {
        return name.equals(id) ? name : name + " (" + id + ")";
    }

    private static String day(Instant at) {
        return DAY.format(at);
    }
}
