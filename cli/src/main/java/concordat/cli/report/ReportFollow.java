package concordat.cli.report;

import concordat.api.ApiClient;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `concordat report follow JOB`.
@Command(
        name = "follow",
        description = {
            "Follows an import to its end, over a restart of the server too, and says what it changed.",
            "Ctrl-C ends the following and not the import. With --json every look is one object a line, the last one"
                    + " at its end."
        },
        footer = {
            "%nExample:",
            "  concordat report follow r-7",
            "%nEnds with 2 when the report is refused, with 130 when it was stopped."
        })
final class ReportFollow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "JOB", description = "The import; concordat report jobs shows them.")
    private String report = "";

    ReportFollow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        ReportJob first = api.read(Address.of("reports", report).text(), ReportJob.class);
        ReportJob job = new JobFollower(console, api, Optional.of(console.out()).filter(out -> output.json()))
                .follow(first, Optional::empty);
        if (output.json()) {
            console.json(job);
        } else if (!job.state().equals("refused")) {
            ReportShow.tell(console, job);
        }
        return JobEnded.exit(console, job, job.file().orElse(job.id()));
    }
}
