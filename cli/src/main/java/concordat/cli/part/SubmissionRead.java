package concordat.cli.part;

import concordat.api.ApiClient;
import concordat.api.view.OwnersRead;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `submissions read SUBMISSION`.
@Command(
        name = "read",
        description = "The pack in plain words, two minutes at most: for the accountable owner, before signing.",
        footer = {"%nExample:", "  concordat submissions read s-7"})
final class SubmissionRead implements Callable<Integer> {
    private static final int WIDTH = 80;

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "SUBMISSION", description = "Its id; concordat submissions lists them.")
    private String id = "";

    SubmissionRead(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        OwnersRead read = api.read(Address.of("submissions", id, "read").text(), OwnersRead.class);
        if (output.json()) {
            console.json(read);
        } else {
            tell(console, read);
        }
        return Exit.DONE;
    }

    static void tell(Console console, OwnersRead read) {
        console.say(read.title());
        console.say(read.words() + " words, about " + Math.ceilDiv(read.seconds(), 30) * 30 + " seconds");
        for (OwnersRead.Section section : read.sections()) {
            console.say("");
            console.say(section.heading().toUpperCase(java.util.Locale.ROOT));
            section.sentences().forEach(s -> lines(s).forEach(console::say));
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
