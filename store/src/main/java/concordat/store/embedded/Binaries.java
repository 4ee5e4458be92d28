package concordat.store.embedded;

import concordat.store.StoreFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The server's programs, unpacked from their archive into the data folder, one folder for each version.
///
/// An unpacked folder appears whole or not at all: it is filled under another name and renamed. As a power cut may
/// still leave files empty behind a rename, the folder is used only while the bytes in it add up to what was unpacked.
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String TOTAL = "unpacked.bytes";

    private Binaries() {}

    /// @return the folder that holds `bin`, `lib` and `share`
    static Path unpackedIn(Path parent, String version) {
        Path folder = parent.resolve("programs-" + version);
        try {
            if (!whole(folder)) {
                removeTree(folder);
                unpack(parent, folder);
            }
            return folder;
        } catch (IOException e) {
            throw Faults.of(e, folder);
        }
    }

    /// @return the folder that holds `bin`, `lib` and `share`, if it was unpacked here and is whole
    static Optional<Path> foundIn(Path parent, String version) {
        Path folder = parent.resolve("programs-" + version);
        try {
            return whole(folder) ? Optional.of(folder) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not to be used is as good as not there
        }
    }

    private static boolean whole(Path folder) throws IOException {
        Path total = folder.resolve(TOTAL);
        return Files.exists(total) && Files.readString(total).strip().equals(Long.toString(bytesIn(folder)));
    }

    private static void unpack(Path parent, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream packed = archive()) {
            extract(new BufferedInputStream(packed, 1 << 16), fresh);
            Files.writeString(fresh.resolve(TOTAL), Long.toString(bytesIn(fresh)));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            removeTree(fresh);
        }
    }

    private static InputStream archive() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        @Nullable InputStream packed = Binaries.class.getResourceAsStream(ARCHIVE);
        if (packed == null || !machine.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            throw new StoreFailure("no embedded PostgreSQL for this machine", machine, "name a server with --database");
        }
        return packed;
    }

    private static void extract(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, inside(folder, folder, entry.getName()));
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path parent = target.getParent();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean runs = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path inside(Path root, Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive names a file outside its folder: " + name);
        }
        return target;
    }

    private static long bytesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && !file.getFileName().toString().equals(TOTAL))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
