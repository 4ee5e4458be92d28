package concordat.cli.report;

import concordat.api.view.ReportJob;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `concordat report withdraw REPORT`.
@Command(
        name = "withdraw",
        description = {
            "Withdraws an import, or stops it while it runs: findings and standing are as if it had not been.",
            "That it was there, and why it was withdrawn, stays in the record."
        },
        footer = {"%nExample:", "  concordat report withdraw r-7 --reason \"scanned the wrong network\""})
final class ReportWithdraw implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "REPORT", description = "The import; concordat report list shows them.")
    private String report = "";

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why; stands in the record.")
    private String reason = "";

    ReportWithdraw(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReportJob job = server.connect(console)
                .delete(Address.of("reports", report).with("reason", reason).text(), ReportJob.class);
        if (output.json()) {
            console.json(job);
        } else {
            console.say(job.id() + " of " + job.body() + " is " + job.state() + ".");
        }
        return Exit.DONE;
    }
}
