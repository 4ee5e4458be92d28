package concordat.cli.terminal;

import concordat.api.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which network is meant and how to reach it: a flag, else a `CONCORDAT_*` variable, else what `up` uses.
public final class Server {

    /// Where `up` notes its port base, in the data folder's `run`.
    public static final String PORT_NOTE = "port-base";

    private static final int WEB = 80;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the network (CONCORDAT_DATA; default: data beside the program).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--port-base",
            paramLabel = "N",
            description = "The server is at port N + 80 of this machine (CONCORDAT_PORT_BASE; default: what up was last"
                    + " given for this data folder, else 8000).")
    private Optional<Integer> portBase = Optional.empty();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server when it is elsewhere, such as https://concordat.example (CONCORDAT_URL).")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File that holds the token to speak with (CONCORDAT_TOKEN_FILE; default: DIR/keys/token).")
    private Optional<Path> tokenFile = Optional.empty();

    /// @throws CannotGoOn when there is no usable token or address
    public ApiClient connect(Console console) {
        return new ApiClient(address(console), token(console));
    }

    /// For what is open to everybody: no token is read.
    ///
    /// @throws CannotGoOn when there is no usable address
    public ApiClient connectAsNobody(Console console) {
        return new ApiClient(address(console), "");
    }

    public Path dataFolder(Console console) {
        return data.or(() -> variable(console, "CONCORDAT_DATA").map(Path::of))
                .orElseGet(() -> console.home().resolve("data"));
    }

    private URI address(Console console) {
        Optional<String> named =
                url.or(() -> portBase.isPresent() ? Optional.empty() : variable(console, "CONCORDAT_URL"));
        if (named.isEmpty()) {
            return URI.create("http://127.0.0.1:" + (base(console) + WEB));
        }
        try {
            URI address = URI.create(named.get());
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below with what is wanted.
        }
        throw new CannotGoOn("[" + named.get() + "] is no address of a server; give for example http://127.0.0.1:8080");
    }

    private int base(Console console) {
        String text = portBase.map(String::valueOf)
                .or(() -> variable(console, "CONCORDAT_PORT_BASE"))
                .or(() -> noted(dataFolder(console).resolve("run").resolve(PORT_NOTE)))
                .orElse("8000");
        if (text.matches("\\d{4,5}") && Integer.parseInt(text) >= 1024 && Integer.parseInt(text) <= 65_000) {
            return Integer.parseInt(text);
        }
        throw new CannotGoOn("port base [" + text + "] is out of range; give 1024 to 65000");
    }

    private static Optional<String> noted(Path note) {
        try {
            return Files.isReadable(note) ? Optional.of(Files.readString(note).strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String token(Console console) {
        Path file = tokenFile
                .or(() -> variable(console, "CONCORDAT_TOKEN_FILE").map(Path::of))
                .orElseGet(() -> dataFolder(console).resolve("keys").resolve("token"));
        if (!Files.exists(file)) {
            throw new CannotGoOn("there is no token at " + file
                    + "; start the network with ./concordat up, or name its data folder with --data or the file with"
                    + " --token-file");
        }
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotGoOn("the token file " + file + " cannot be read; use the account that owns it, or name"
                    + " another with --token-file");
        }
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new CannotGoOn(file + " holds no token; name the right file with --token-file");
        }
        return token;
    }

    private static Optional<String> variable(Console console, String name) {
        return Optional.ofNullable(console.environment().get(name)).filter(text -> !text.isBlank());
    }
}
