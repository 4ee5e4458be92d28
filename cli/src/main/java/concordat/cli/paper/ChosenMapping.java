package concordat.cli.paper;

import concordat.api.ApiClient;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.MappingReading;
import concordat.intake.paper.Paper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `--mapping` names: a file, or else a mapping that the server keeps. A file of that name comes first; what ends
/// in `.json` or holds a slash can only be a file.
public final class ChosenMapping {

    /// How commands explain the option.
    public static final String HELP = "Which column is what: a file, as paper guess writes it, or the name of a mapping"
            + " that the server keeps (the body's own, else the shared one), with @VERSION for an older one.";

    private final String text;

    public ChosenMapping(String text) {
        this.text = text;
    }

    /// @return the file, none when it is the name of a kept one
    public Optional<Path> file() {
        try {
            Path path = Path.of(text);
            boolean named = text.endsWith(".json") || text.contains("/") || text.contains("\\");
            return named || Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// @return as it was named
    public String name() {
        return text;
    }

    /// @param body whose tables it is for
    /// @throws CannotGoOn when the file says no mapping
    Mapping read(ApiClient api, String body) throws IOException, InterruptedException {
        Optional<Path> file = file();
        if (file.isPresent()) {
            return read(file.get());
        }
        return read("mapping " + text, fetched(api, Optional.of(body), text));
    }

    /// @throws CannotGoOn when the file says no mapping
    public static Mapping read(Path file) throws IOException {
        return read("mapping " + file, Files.readAllBytes(file));
    }

    private static Mapping read(String what, byte[] bytes) {
        return switch (Paper.readMapping(bytes)) {
            case MappingReading.Read read -> read.mapping();
            case MappingReading.Rejected rejected ->
                throw new CannotGoOn(what + ": "
                        + rejected.problems().stream().map(Record::toString).collect(Collectors.joining("; ")));
        };
    }

    /// @param body whose, with the shared ones; none for these alone
    /// @param named with its version after an `@`, or without
    /// @return the mapping's file
    static byte[] fetched(ApiClient api, Optional<String> body, String named) throws IOException, InterruptedException {
        int at = named.lastIndexOf('@');
        Address address = MappingOwner.addressOf(body, at < 0 ? named : named.substring(0, at))
                .with("version", at < 0 ? Optional.empty() : Optional.of(named.substring(at + 1)));
        Path file = Files.createTempFile("concordat-mapping-", ".json");
        try {
            api.download(address.text(), file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
