package concordat.app.control;

import concordat.app.settings.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Numbers snapshots. A number is never used twice, whatever happens: they are reserved on disk by the million, and a
/// restart begins with the next million.
final class Epochs {

    private static final long BLOCK = 1_000_000;

    private final Path file;
    private long last;
    private long reserved;

    private Epochs(Path file, long reserved) {
        this.file = file;
        this.last = reserved;
        this.reserved = reserved;
    }

    static Epochs open(Path file) throws IOException {
        long reserved =
                Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        return new Epochs(file, reserved);
    }

    synchronized long next() {
        if (last == reserved) {
            try {
                reserve(reserved + BLOCK);
            } catch (IOException e) {
                throw new UncheckedIOException("epochs cannot be reserved in " + file, e);
            }
        }
        last++;
        return last;
    }

    private void reserve(long upTo) throws IOException {
        WholeFile.replace(file, upTo + "\n");
        reserved = upTo;
    }
}
