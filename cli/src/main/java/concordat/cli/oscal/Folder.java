package concordat.cli.oscal;

import concordat.cli.terminal.CannotGoOn;
import concordat.oscal.OscalDocument;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.resolve.OscalStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The documents below one folder. An address is a path in it; one with a scheme, or that leads out of the folder, by
/// its dots or by a link, leads to nothing.
final class Folder implements OscalStore {

    private static final int MOST_FILES = 10_000;

    private final Path root;
    private final Map<Path, Optional<OscalDocument>> read = new HashMap<>();

    /// @throws IOException when there is no such folder
    Folder(Path folder) throws IOException {
        this.root = folder.toRealPath();
    }

    /// @param file below the folder
    /// @return its address
    /// @throws CannotGoOn when it is not below the folder
    String address(Path file) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(root)) {
            throw new CannotGoOn(file + " is not below " + root + "; give --from a folder that holds it");
        }
        return root.relativize(real).toString().replace('\\', '/').replace(" ", "%20");
    }

    @Override
    public Optional<OscalDocument> document(String address) {
        if (address.isEmpty() || address.contains(":")) {
            return byName(address);
        }
        try {
            Path file = root.resolve(address.replace("%20", " ")).normalize();
            if (!file.startsWith(root)) {
                return byName(address);
            }
            return Files.isRegularFile(file) && file.toRealPath().startsWith(root)
                    ? read.computeIfAbsent(file, Folder::read)
                    : byName(address);
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Published profiles name their catalogue by an address of the publisher's. A file of that very name, when there
    /// is one and only one, is what they mean.
    private Optional<OscalDocument> byName(String address) {
        String name = address.substring(address.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(root, 8)) {
            Path[] named = files.limit(MOST_FILES)
                    .filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> String.valueOf(file.getFileName()).equals(name))
                    .toArray(Path[]::new);
            return named.length == 1 ? read.computeIfAbsent(named[0], Folder::read) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<OscalDocument> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return switch (OscalReader.read(in, file.toString())) {
                case OscalReading.Read read -> Optional.of(read.document());
                case OscalReading.Rejected rejected ->
                    throw new CannotGoOn(file + ": " + rejected.problems().getFirst());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
