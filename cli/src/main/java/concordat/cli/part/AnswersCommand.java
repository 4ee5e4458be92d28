package concordat.cli.part;

import concordat.api.view.AlternativeView;
import concordat.api.view.ControlAnswerView;
import concordat.api.view.DelegationView;
import concordat.api.view.EvidenceRequestView;
import concordat.api.view.QuestionnaireView;
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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `answers BODY`.
@Command(
        name = "answers",
        description = "Shows what a body has answered, what is to be reviewed, who answers what by when, and what the"
                + " Authority asks for.",
        footer = {"%nExample:", "  concordat answers b-0042 --missing"})
public final class AnswersCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "BODY", description = "The body's id.")
    private String body = "";

    @Option(names = "--missing", description = "Only controls without an answer, or with one to review.")
    private boolean missing;

    public AnswersCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (QuestionnaireView view : server.connect(console)
                .page(Address.of("bodies", body, "questionnaire").text(), QuestionnaireView.class)
                .items()) {
            if (output.json()) {
                console.json(view);
            } else {
                tell(view);
            }
        }
        return Exit.DONE;
    }

    private void tell(QuestionnaireView view) {
        List<ControlAnswerView> shown = view.answers().stream()
                .filter(a -> !missing || a.answer().isEmpty() || a.toReview())
                .toList();
        console.say("Environment " + view.environment() + ", edition " + view.edition() + ": " + shown.size() + " of "
                + view.answers().size() + " controls" + (missing ? " lack an answer or its review" : ""));
        Table table = new Table("control", "answer", "since", "by", "review", "section", "title");
        for (ControlAnswerView answer : shown) {
            table.row(
                    answer.control(),
                    Figures.orDash(answer.answer()),
                    Figures.orDash(answer.since()),
                    Figures.orDash(answer.by()),
                    answer.toReview() ? "to review" : "-",
                    answer.section(),
                    answer.title());
        }
        if (!table.isEmpty()) {
            table.print(console, "  ");
        }
        for (DelegationView delegation : view.delegations()) {
            console.say("  " + delegation.colleague() + " answers section " + delegation.section() + " by "
                    + delegation.dueOn());
        }
        for (EvidenceRequestView request : view.requests()) {
            console.say("  The Authority asks for " + request.kind() + " of " + request.control() + " by "
                    + request.answerBy() + " (" + request.id() + ")"
                    + request.why().map(w -> ": " + w).orElse(""));
        }
        for (AlternativeView alternative : view.alternatives()) {
            console.say("  Another way of meeting " + alternative.control() + " (" + alternative.id() + "): "
                    + alternative.state()
                    + alternative.until().map(u -> " until " + u).orElse("")
                    + alternative.description().map(d -> "; " + d).orElse(""));
        }
    }
}
