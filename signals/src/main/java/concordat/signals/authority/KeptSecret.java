package concordat.signals.authority;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes what cannot be made again, such as a key: whole or not at all, whatever happens meanwhile,
/// and never over what is there.
public final class KeptSecret {

    private KeptSecret() {}

    /// @param text ASCII
    /// @param permissions such as `rw-------`
    /// @throws java.nio.file.FileAlreadyExistsException when there is such a file
    public static void write(Path file, String text, String permissions) throws IOException {
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".kept",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
