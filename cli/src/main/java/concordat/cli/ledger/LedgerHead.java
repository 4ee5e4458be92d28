package concordat.cli.ledger;

import concordat.api.ApiClient;
import concordat.api.view.HeadView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.ledger.SignedHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger head`.
@Command(
        name = "head",
        description = {
            "Shows the newest signed head of the ledger.",
            "Kept somewhere else, it shows later whether anything was taken away or changed: see ledger verify --witness."
        },
        footer = {
            "%nExamples:",
            "  concordat ledger head --json >> heads-we-keep.jsonl",
            "  concordat ledger head --keep heads-we-keep.jsonl --key network-ledger.pub.pem",
            "%n--keep ends with 5, and keeps nothing, when the newest head does not go on from the last that was kept."
        })
final class LedgerHead implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description = "Puts the head behind those that the file holds, once it is proved to go on from the last.")
    private Optional<Path> keep = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "The network's public keys, for --keep (default: keys/network-ledger.pub.pem in the data"
                    + " folder).")
    private Optional<Path> key = Optional.empty();

    LedgerHead(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        HeadView head = api.read(Address.of("ledger", "head").text(), HeadView.class);
        if (keep.isPresent() && !kept(api, head, keep.get())) {
            return Exit.LEDGER_BROKEN;
        }
        if (output.json()) {
            console.json(head);
            return Exit.DONE;
        }
        console.say("Network " + head.network() + ": " + Figures.count(head.size()) + " acts, signed at " + head.at());
        console.say("  root       " + head.root());
        console.say("  key        " + head.keyId());
        console.say("  signature  " + head.signature());
        return Exit.DONE;
    }

    /// @return whether the head is kept now
    private boolean kept(ApiClient api, HeadView head, Path file) throws IOException, InterruptedException {
        Proven proven = new Proven(LedgerKeys.read(
                key.orElseGet(() -> server.dataFolder(console).resolve("keys").resolve("network-ledger.pub.pem"))));
        if (Files.exists(file) && Files.size(file) > 0) {
            SignedHead last = KeptHeads.read(file).getLast();
            Proven.Finding finding = proven.consistency(api, last);
            if (finding.differs().isPresent()) {
                console.warn("concordat ledger head: at position " + finding.position() + ": "
                        + finding.differs().get() + "; nothing was kept");
                return false;
            }
            if (last.equals(KeptHeads.head(head))) {
                return true;
            }
        }
        KeptHeads.append(file, head);
        return true;
    }
}
