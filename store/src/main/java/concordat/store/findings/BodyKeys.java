package concordat.store.findings;

import concordat.assurance.ids.BodyId;
import concordat.store.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The bodies' keys, one file each, readable by the owner alone. Keep a copy elsewhere: without them the findings are
/// lost. Thread-safe.
public final class BodyKeys {

    private final Path folder;
    private final RandomGenerator random;

    /// @param random a secure one
    public BodyKeys(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    /// The body's vault; its key is made, and on the disk for certain, the first time that it is asked for.
    ///
    /// @throws StoreFailure when the file cannot be read or written
    public FindingVault vault(BodyId body) {
        Path file = folder.resolve(body.value() + ".key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return new FindingVault(
                    HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreFailure(
                    "the key of " + body + " cannot be used", file.toString(), "restore the file from its copy", e);
        }
    }

    private void make(Path file) throws IOException {
        Files.createDirectories(folder);
        byte[] key = new byte[FindingVault.KEY_BYTES];
        random.nextBytes(key);
        Path fresh = Files.createTempFile(
                folder,
                "new-",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(fresh, EnumSet.of(StandardOpenOption.WRITE))) {
                channel.write(ByteBuffer.wrap(
                        (HexFormat.of().formatHex(key) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.createLink(file, fresh);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (FileAlreadyExistsException e) {
            // another thread or process was first: its key counts
        } finally {
            Files.delete(fresh);
        }
    }
}
