package concordat.cli.certificate;

import concordat.cli.ledger.LedgerKeys;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Moment;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.ledger.HeadVerifier;
import concordat.ledger.certificate.CertificateCheck;
import concordat.ledger.certificate.CertificateFile;
import concordat.ledger.certificate.CertificateVerdict;
import concordat.ledger.certificate.Certified;
import concordat.ledger.certificate.Certified.State;
import concordat.ledger.certificate.Difference;
import concordat.ledger.certificate.SealedPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `certificate verify FILE`.
@Command(
        name = "verify",
        description = {
            "Checks a certificate that somebody holds, file or PDF, without asking anybody.",
            "Says whether it is as the network gave it, and whether it counts; when it is not, what differs. A withdrawal"
                    + " after the file was written does not show in it: the older the file, the more a newer one is"
                    + " worth asking for."
        },
        footer = {
            "%nExample:",
            "  concordat certificate verify cert-0001.pdf --key network-ledger.pub.pem",
            "%nEnds with 0 when it is genuine and counts, with 7 when it is forged or damaged, with 8 when it is genuine"
                    + " but does not count: expired, withdrawn, or not yet begun."
        })
final class CertificateVerify implements Callable<Integer> {

    private final Console console;
    private final InstantSource clock;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "FILE", description = "What certificate file or certificate pdf wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "The network's public keys, one after the other"
                    + " (default: keys/network-ledger.pub.pem in the data folder).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--network",
            paramLabel = "ID",
            description = "The network it has to be of (default: any whose key is given).")
    private Optional<String> network = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Moment.class,
            description = "Whether it counts then (default: now, by this machine's clock).")
    private Optional<Instant> at = Optional.empty();

    CertificateVerify(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    private record Genuine(
            boolean genuine,
            String state,
            Instant at,
            String network,
            String certificate,
            String body,
            String bodyName,
            String environment,
            String environmentName,
            String edition,
            String editionTitle,
            String form,
            Instant from,
            Instant until,
            int extensionDays,
            Instant writtenAt,
            List<Long> positions,
            long ledgerSize,
            String keyId,
            String digest) {}

    private record Refused(boolean genuine, List<Difference> differences) {}

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(file)) {
            throw new CannotGoOn(file + " is a folder; name a file in it");
        }
        HeadVerifier keys = LedgerKeys.read(
                key.orElseGet(() -> server.dataFolder(console).resolve("keys").resolve("network-ledger.pub.pem")));
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(SealedPage.LARGEST + 1);
        }
        return switch (CertificateCheck.verify(bytes, keys, network)) {
            case CertificateVerdict.Genuine genuine -> tell(genuine, at.orElseGet(clock::instant));
            case CertificateVerdict.Refused refused -> tell(refused);
        };
    }

    private int tell(CertificateVerdict.Genuine genuine, Instant when) {
        Certified says = genuine.file().certified();
        State state = says.state(when);
        if (output.json()) {
            console.json(line(genuine, state, when));
        } else {
            lines(genuine, state, when);
        }
        return state == State.IN_FORCE ? Exit.DONE : Exit.CERTIFICATE_NOT_IN_FORCE;
    }

    private static Genuine line(CertificateVerdict.Genuine genuine, State state, Instant when) {
        CertificateFile file = genuine.file();
        Certified says = file.certified();
        return new Genuine(
                true,
                code(state),
                when,
                says.network(),
                says.certificate(),
                says.body(),
                says.bodyName(),
                says.environment(),
                says.environmentName(),
                says.edition(),
                says.editionTitle(),
                code(says.form()),
                says.from(),
                says.until(),
                says.extensionDays(),
                says.writtenAt(),
                file.acts().stream().map(proved -> proved.act().position()).toList(),
                file.head().size(),
                file.keyId(),
                genuine.digest());
    }

    private void lines(CertificateVerdict.Genuine genuine, State state, Instant when) {
        CertificateFile file = genuine.file();
        Certified says = file.certified();
        console.say("Genuine, and "
                + switch (state) {
                    case IN_FORCE -> "in force";
                    case NOT_YET -> "NOT YET in force";
                    case EXPIRED -> "EXPIRED";
                    case WITHDRAWN -> "WITHDRAWN";
                }
                + ": " + code(says.form()) + " certificate " + says.certificate() + " of " + says.bodyName() + " ("
                + says.body() + ")");
        console.say("  environment  " + says.environmentName() + " (" + says.environment() + ")");
        console.say("  code         " + says.editionTitle() + " (" + says.edition() + ")");
        console.say("  counts       from " + says.from() + " until " + says.until()
                + (says.extensionDays() > 0 ? ", extended by " + says.extensionDays() + " days" : ""));
        console.say("  written      " + says.writtenAt() + age(says, state, when));
        console.say("  recorded     at "
                + file.acts().stream()
                        .map(proved -> Figures.count(proved.act().position()))
                        .collect(Collectors.joining(", "))
                + " of " + Figures.count(file.head().size()) + " acts of network " + says.network() + ", "
                + says.networkName());
        console.say("  key          " + file.keyId());
        console.say("  SHA-256      " + genuine.digest());
    }

    private static String age(Certified says, State state, Instant when) {
        Duration age = Duration.between(says.writtenAt(), when);
        if (state == State.WITHDRAWN || age.isNegative()) {
            return "";
        }
        return ", " + (age.toDays() == 0 ? "less than a day" : Figures.duration(Duration.ofDays(age.toDays())))
                + " before; a withdrawal since then would not show";
    }

    private int tell(CertificateVerdict.Refused refused) {
        if (output.json()) {
            console.json(new Refused(false, refused.differences()));
        }
        for (Difference difference : refused.differences()) {
            console.warn(
                    "concordat certificate verify: " + file + ": " + difference.where() + ": " + difference.detail());
        }
        console.warn("concordat certificate verify: do not rely on " + file + "; ask the network for a new file");
        return Exit.CERTIFICATE_REFUSED;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
