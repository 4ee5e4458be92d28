package concordat.cli.ledger;

import concordat.api.ApiClient;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.ledger.HeadVerifier;
import concordat.ledger.LedgerVerification;
import concordat.ledger.SignedHead;
import concordat.ledger.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger verify`.
@Command(
        name = "verify",
        description = {
            "Checks that every act of the ledger is as it was signed.",
            "With --export it works offline, on a file that anyone may have fetched; without, it fetches one from the"
                    + " server first. Heads kept elsewhere (--witness) show what the network itself could hide: a past"
                    + " that was rewritten, or newest acts that are missing.",
            "--inclusion checks a proof for one act that ledger prove wrote, offline. --consistency asks the server to"
                    + " prove that its newest head goes on from heads kept elsewhere, without fetching everything."
        },
        footer = {
            "%nExample:",
            "  concordat ledger verify --export ledger.txt --key network-ledger.pub.pem --witness heads-we-keep.jsonl",
            "%nEnds with 0 when all is as it was signed, with 5 when it is not."
        })
final class LedgerVerify implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Option(names = "--export", paramLabel = "FILE", description = "What ledger export wrote.")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "The network's public keys, one after the other"
                    + " (default: keys/network-ledger.pub.pem in the data folder).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "Heads kept elsewhere, one a line, as ledger head --json writes them.")
    private Optional<Path> witness = Optional.empty();

    @Option(names = "--inclusion", paramLabel = "FILE", description = "What ledger prove wrote of one act.")
    private Optional<Path> inclusion = Optional.empty();

    @Option(
            names = "--consistency",
            paramLabel = "FILE",
            description = "Heads kept elsewhere, one a line; each is proved to be the past of the newest.")
    private Optional<Path> consistency = Optional.empty();

    LedgerVerify(Console console) {
        this.console = console;
    }

    private record Newest(long size, String root, Instant at, String keyId, String signature) {}

    private record Whole(
            boolean verified, String network, long size, String root, long heads, int witnessed, Newest newest) {}

    private record Differing(boolean verified, long position, String differs, String todo) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        HeadVerifier keys = LedgerKeys.read(
                key.orElseGet(() -> server.dataFolder(console).resolve("keys").resolve("network-ledger.pub.pem")));
        if (inclusion.isPresent()) {
            return tell(new Proven(keys).inclusion(inclusion.get()));
        }
        if (consistency.isPresent()) {
            List<SignedHead> kept = KeptHeads.read(consistency.get());
            ApiClient api = server.connect(console);
            for (SignedHead older : kept) {
                Proven.Finding finding = new Proven(keys).consistency(api, older);
                if (finding.differs().isPresent()) {
                    return tell(finding);
                }
            }
            return tell(new Proven(keys).consistency(api, kept.getLast()), kept.size());
        }
        List<SignedHead> witnessed = witness.isPresent() ? KeptHeads.read(witness.get()) : List.of();
        if (export.isPresent()) {
            return verify(export.get(), keys, witnessed);
        }
        Path fetched = Files.createTempFile("concordat-ledger-", ".txt");
        try {
            server.connect(console).download(Address.of("ledger", "export").text(), fetched);
            return verify(fetched, keys, witnessed);
        } finally {
            Files.deleteIfExists(fetched);
        }
    }

    private int verify(Path file, HeadVerifier keys, List<SignedHead> witnessed) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotGoOn(file + " is a folder; name a file in it");
        }
        Verification verification;
        try (InputStream in = Files.newInputStream(file)) {
            verification = LedgerVerification.verify(in, keys, witnessed);
        }
        return switch (verification) {
            case Verification.Verified verified -> tell(verified);
            case Verification.Broken broken -> tell(broken);
        };
    }

    private record Proof(boolean verified, long position, Optional<String> differs, String root, long size) {}

    private int tell(Proven.Finding finding, int kept) {
        if (finding.differs().isPresent() || output.json()) {
            return tell(finding);
        }
        SignedHead newest = finding.head();
        console.say("The newest head of network " + newest.network() + ", " + Figures.count(newest.size())
                + " acts, goes on from " + kept + " heads kept elsewhere");
        console.say("  root    " + newest.rootHash());
        return Exit.DONE;
    }

    private int tell(Proven.Finding finding) {
        SignedHead head = finding.head();
        if (output.json()) {
            console.json(new Proof(
                    finding.differs().isEmpty(),
                    finding.position(),
                    finding.differs(),
                    head.rootHash().toString(),
                    head.size()));
        } else if (finding.differs().isEmpty()) {
            console.say(finding.said());
            console.say("  root    " + head.rootHash() + ", signed by key " + head.keyId());
        }
        if (finding.differs().isPresent()) {
            console.warn("concordat ledger verify: at position " + finding.position() + ": "
                    + finding.differs().get() + "; keep what you have and ask the Authority for an export");
            return Exit.LEDGER_BROKEN;
        }
        return Exit.DONE;
    }

    private int tell(Verification.Verified verified) {
        SignedHead newest = verified.newest();
        Instant at = Instant.EPOCH.plus(newest.at(), ChronoUnit.MICROS);
        if (output.json()) {
            console.json(new Whole(
                    true,
                    verified.network(),
                    verified.size(),
                    verified.root().toString(),
                    verified.heads(),
                    verified.witnessed(),
                    new Newest(newest.size(), newest.rootHash().toString(), at, newest.keyId(), newest.signature())));
            return Exit.DONE;
        }
        console.say("The ledger of network " + verified.network() + " is as it was signed: "
                + Figures.count(verified.size()) + " acts, " + Figures.count(verified.heads()) + " signed heads, "
                + (verified.witnessed() == 0
                        ? "no head kept elsewhere to compare with"
                        : verified.witnessed() + " heads kept elsewhere agree"));
        console.say("  root    " + verified.root());
        console.say("  newest  head signed at " + at + " by key " + newest.keyId());
        return Exit.DONE;
    }

    private int tell(Verification.Broken broken) {
        if (output.json()) {
            console.json(new Differing(false, broken.position(), broken.differs(), broken.todo()));
        }
        console.warn("concordat ledger verify: at position " + broken.position() + ": " + broken.differs() + "; "
                + broken.todo());
        return Exit.LEDGER_BROKEN;
    }
}
