package concordat.cli.report;

import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Failures;
import java.util.List;

/// What a command ends with once an import is over.
public final class JobEnded {

    private JobEnded() {}

    /// @param what the report, as whoever asked named it
    /// @throws CannotGoOn telling why, when it was refused
    public static int exit(Console console, ReportJob job, String what) {
        if (job.state().equals("refused")) {
            List<ProblemPlace> rows = job.problem().map(Problem::errors).orElse(List.of());
            if (rows.size() > 1) {
                rows.forEach(row -> console.warn("  " + row.text()));
                throw new CannotGoOn(
                        what + ": " + job.problem().flatMap(Problem::detail).orElse("") + "; nothing was imported");
            }
            throw new CannotGoOn(what + ": "
                    + job.problem().map(Failures::line).orElse("the report was refused without a reason")
                    + "; nothing was imported");
        }
        return switch (job.state()) {
            case "done" -> Exit.DONE;
            case "stopped" -> Exit.STOPPED;
            default -> Exit.REFUSED;
        };
    }
}
