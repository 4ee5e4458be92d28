package concordat.app.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds a data folder for one `up` at a time. The system lets go of it when the process ends, however it ends.
final class OneAtATime implements AutoCloseable {

    private final FileChannel channel;

    private OneAtATime(FileChannel channel) {
        this.channel = channel;
    }

    /// @return empty when there is no such file, so that nobody holds it
    /// @throws StartFailed when another process holds it
    static Optional<OneAtATime> takeIfThere(Path file) {
        return Files.exists(file) ? Optional.of(take(file)) : Optional.empty();
    }

    /// @throws StartFailed when another process holds it
    static OneAtATime take(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartFailed("another Concordat is up on " + file.getParent()
                        + "; stop it first, or name another folder with --data");
            }
            return new OneAtATime(channel);
        } catch (IOException e) {
            throw new StartFailed("cannot lock " + file + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock file could not be closed", e);
        }
    }
}
