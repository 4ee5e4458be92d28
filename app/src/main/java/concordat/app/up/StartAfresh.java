package concordat.app.up;

import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Throws away what a data folder of ours holds, and nothing else.
final class StartAfresh {

    private StartAfresh() {}

    /// @throws StartFailed when the folder holds something that is not ours, or the database is not ours to empty
    static void empty(Settings settings, DataFolder folder) {
        if (settings.database().isPresent()) {
            throw new StartFailed("--fresh does not empty a database of yours ("
                    + settings.database().get() + "); drop and make it yourself, and leave --fresh out");
        }
        try (Stream<Path> inside = Files.list(folder.root())) {
            inside.filter(p -> !DataFolder.owns(p.getFileName().toString()))
                    .findFirst()
                    .ifPresent(foreign -> {
                        throw new StartFailed(
                                folder.root() + " holds " + foreign.getFileName()
                                        + ", which is not ours, so --fresh deletes nothing there; name another folder with --data");
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder.root(), e);
        }
        if (Files.exists(folder.postgres())) {
            // One that outlived its owner would go on holding the port of a folder that is gone.
            EmbeddedPostgres.endLeftOver(folder.root());
        }
        try (Stream<Path> all = Files.walk(folder.root())) {
            List<Path> ours = all.filter(p -> !p.equals(folder.root()))
                    .filter(p -> !p.equals(DataFolder.lock(folder.root())))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path path : ours) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder.root(), e);
        }
    }
}
