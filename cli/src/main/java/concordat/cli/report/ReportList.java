package concordat.cli.report;

import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `concordat report list BODY`.
@Command(
        name = "list",
        description = "Every import into a body, newest first.",
        footer = {"%nExample:", "  concordat report list wickenfield --state done"})
final class ReportList implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "Whose.")
    private String body = "";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "waiting, running, done, refused, stopped or withdrawn.")
    private Optional<String> state = Optional.empty();

    ReportList(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<ReportJob> all =
                server
                        .connect(console)
                        .page(Address.of("bodies", body, "reports").text(), ReportJob.class)
                        .items()
                        .stream()
                        .filter(job -> state.isEmpty() || state.get().equals(job.state()))
                        .toList();
        if (output.json()) {
            all.forEach(console::json);
            return Exit.DONE;
        }
        if (all.isEmpty()) {
            console.say("Nothing was imported" + state.map(s -> " that is " + s).orElse("")
                    + "; concordat import FILE --body " + body + " imports a report.");
            return Exit.DONE;
        }
        Table table = new Table("report", "at", "state", "file", "format", "findings", "new", "closed", "reopened");
        for (ReportJob job : all) {
            table.row(
                    job.id(),
                    Figures.orDash(job.at()),
                    job.state(),
                    Figures.orDash(job.file()),
                    Figures.orDash(job.format()),
                    job.findings(),
                    job.created(),
                    job.closed(),
                    job.reopened());
        }
        table.print(console, "");
        return Exit.DONE;
    }
}
