package concordat.cli.certificate;

import concordat.api.ApiClient;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What takes a certificate away, in either form.
abstract sealed class CertificateFetch implements Callable<Integer> {

    /// `certificate file ID`.
    @Command(
            name = "file",
            description = {
                "Writes a certificate as a signed file, for programs.",
                "Whoever has the network's public key can check it without asking anybody: see certificate verify."
            },
            footer = {"%nExample:", "  concordat certificate file cert-0001 --out cert-0001.json"})
    static final class AsFile extends CertificateFetch {
        AsFile(Console console) {
            super(console, "file");
        }
    }

    /// `certificate pdf ID`.
    @Command(
            name = "pdf",
            description = {
                "Writes a certificate as a page to read, with the signed file attached.",
                "The page is sealed: certificate verify takes it as it takes the file."
            },
            footer = {"%nExample:", "  concordat certificate pdf cert-0001 --out cert-0001.pdf"})
    static final class AsPage extends CertificateFetch {
        AsPage(Console console) {
            super(console, "pdf");
        }
    }

    private final Console console;
    private final String form;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The certificate's number.")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to; one of that name is replaced.")
    private Path out = Path.of("");

    private CertificateFetch(Console console, String form) {
        this.console = console;
        this.form = form;
    }

    private record Line(String file, long bytes) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        api.download(Address.of("certificates", id, form).text(), out);
        long bytes = Files.size(out);
        if (output.json()) {
            console.json(new Line(out.toString(), bytes));
        } else {
            console.say("Wrote " + out + ", " + Figures.bytes(bytes)
                    + ". Check it anywhere with concordat certificate verify " + out + " --key PEM");
        }
        return Exit.DONE;
    }
}
