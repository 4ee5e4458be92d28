package concordat.cli.certificate;

import concordat.api.view.CertificateEnding;
import concordat.api.view.CertificateView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Limit;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Pages;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `certificate list`.
@Command(
        name = "list",
        description = {
            "Lists certificates, the newest first.",
            "With --ending, those that end within 90 days with nothing complete handed in to follow them, the soonest"
                    + " first, and by when a pack must be complete for the certificate to run on while it is assessed."
        },
        footer = {"%nExamples:", "  concordat certificate list --body b-0042", "  concordat certificate list --ending"})
final class CertificateList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final Limit limit = new Limit();

    @Option(names = "--body", paramLabel = "ID", description = "Only those of this body.")
    private Optional<String> body = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those: not-yet, in-force, expired or withdrawn.")
    private Optional<String> state = Optional.empty();

    @Option(names = "--ending", description = "Only those that end soon with no renewal handed in.")
    private boolean ending;

    CertificateList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (ending && state.isPresent()) {
            throw new CannotGoOn("--ending and --state exclude one another; give one of them");
        }
        Address address =
                Address.of("certificates").with("body", body).with("state", ending ? Optional.of("ending") : state);
        List<CertificateView> found = Pages.read(server.connect(console), address, CertificateView.class, limit.most());
        if (output.json()) {
            found.forEach(console::json);
        } else if (found.isEmpty()) {
            console.say(ending ? "No certificate ends soon without a renewal handed in." : "There is none.");
        } else if (ending) {
            tellEnding(found);
        } else {
            tell(found);
        }
        return Exit.DONE;
    }

    private void tell(List<CertificateView> found) {
        Table table = new Table("certificate", "body", "environment", "form", "from", "until", "state");
        for (CertificateView one : found) {
            table.row(
                    one.id(), one.bodyName(), one.environmentName(), one.form(), one.from(), one.until(), one.state());
        }
        table.print(console, "");
    }

    private void tellEnding(List<CertificateView> found) {
        Table table = new Table("certificate", "body", "environment", "until", "warning", "pack complete by");
        for (CertificateView one : found) {
            CertificateEnding end = one.ending()
                    .orElseThrow(() -> new CannotGoOn("the server does not say how " + one.id()
                            + " ends; ask it with a program of its own version"));
            table.row(
                    one.id(),
                    one.bodyName(),
                    one.environmentName(),
                    one.until(),
                    end.days() + " days",
                    end.packBy() + (end.late() ? " (too late to run on)" : ""));
        }
        table.print(console, "");
    }
}
