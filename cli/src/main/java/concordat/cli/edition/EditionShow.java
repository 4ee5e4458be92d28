package concordat.cli.edition;

import concordat.api.ApiClient;
import concordat.api.view.EditionView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `edition show [ID]`.
@Command(
        name = "show",
        description = "Prints an edition as its readable file, which can be changed and issued as another.",
        footer = {"%nExample:", "  concordat edition show > code.yaml"})
final class EditionShow implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", arity = "0..1", description = "Which one; the one in force when left out.")
    private Optional<String> edition = Optional.empty();

    EditionShow(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        String id = edition.isPresent() ? edition.get() : current(api);
        Path read = Files.createTempFile("concordat-edition-", ".yaml");
        try {
            api.download(Address.of("editions", id).text(), read);
            console.out().print(Files.readString(read));
            console.out().flush();
        } finally {
            Files.delete(read);
        }
        return Exit.DONE;
    }

    private static String current(ApiClient api) throws IOException, InterruptedException {
        return api.page(Address.of("editions").text(), EditionView.class).items().stream()
                .filter(known -> known.state().equals("current"))
                .map(EditionView::id)
                .findFirst()
                .orElseThrow(() -> new CannotGoOn("no edition is in force; see concordat edition list, or issue the"
                        + " first with concordat edition issue FILE"));
    }
}
