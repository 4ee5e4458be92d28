package concordat.cli.report;

import concordat.api.ApiClient;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `concordat report cancel JOB`.
@Command(
        name = "cancel",
        description = {
            "Cancels an import that waits or runs. Nothing of it is left but that it was there.",
            "One that is done says how it is withdrawn instead."
        },
        footer = {"%nExample:", "  concordat report cancel r-7"})
final class ReportCancel implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "JOB", description = "The import; concordat report jobs shows them.")
    private String report = "";

    ReportCancel(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        ReportJob asked =
                api.post(Address.of("reports", report, "cancel").text(), Map.of(), "cancel-" + report, ReportJob.class);
        ReportJob job = new JobFollower(console, api, Optional.empty()).follow(asked, Optional::empty);
        if (output.json()) {
            console.json(job);
        } else {
            console.say(job.id() + " of " + job.body() + " is " + job.state() + "; nothing of it counts.");
        }
        return Exit.DONE;
    }
}
