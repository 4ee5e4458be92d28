package concordat.cli.certificate;

import concordat.api.view.CertificateView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `certificate show ID`.
@Command(
        name = "show",
        description = "Shows one certificate.",
        footer = {"%nExample:", "  concordat certificate show cert-0001"})
final class CertificateShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The certificate's number.")
    private String id = "";

    CertificateShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CertificateView one =
                server.connect(console).read(Address.of("certificates", id).text(), CertificateView.class);
        if (output.json()) {
            console.json(one);
            return Exit.DONE;
        }
        console.say("Certificate " + one.id() + ", " + one.form() + ", " + one.state());
        console.say("  body         " + one.bodyName() + " (" + one.body() + ")");
        console.say("  environment  " + one.environmentName() + " (" + one.environment() + ")");
        console.say("  edition      " + one.edition());
        console.say("  counts       from " + one.from() + " until " + one.until()
                + (one.extendedDays() > 0
                        ? ", " + one.extendedDays() + " days longer because its renewal lay with the Authority"
                        : ""));
        console.say("  issued       " + one.issuedAt());
        one.withdrawnAt().ifPresent(at -> console.say("  withdrawn    " + at));
        one.ending()
                .ifPresent(
                        end -> console.say("  ending       within " + end.days() + " days; a pack must be complete by "
                                + end.packBy() + " for it to run on" + (end.late() ? ", which has passed" : "")));
        return Exit.DONE;
    }
}
