package concordat.store.embedded;

import concordat.store.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;

/// The server's data: made once, checked at each start.
final class Cluster {

    static final String USER = "concordat";

    private static final int LEAST_ENTROPY = 16;

    private final Layout layout;

    Cluster(Layout layout) {
        this.layout = layout;
    }

    /// Makes the cluster when there is none. It appears whole or not at all.
    ///
    /// @param entropy random bytes for the password of a new cluster, at least 16
    /// @return the password
    String ready(Launch launch, Path programs, byte[] entropy) {
        try {
            boolean made = Files.exists(layout.cluster().resolve("PG_VERSION"));
            if (!made) {
                String password = passwordFor(entropy);
                make(launch, programs);
                return password;
            }
            checkVersion(programs);
            return keptPassword();
        } catch (IOException e) {
            throw Faults.of(e, layout.home());
        }
    }

    private String passwordFor(byte[] entropy) throws IOException {
        if (entropy.length < LEAST_ENTROPY) {
            throw new IllegalArgumentException("password from " + entropy.length + " random bytes; 16 at least");
        }
        String password = HexFormat.of().formatHex(entropy);
        Files.deleteIfExists(layout.password());
        Files.createFile(
                layout.password(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = Files.newByteChannel(
                layout.password(), EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.DSYNC))) {
            channel.write(StandardCharsets.US_ASCII.encode(password + "\n"));
        }
        return password;
    }

    private String keptPassword() throws IOException {
        if (!Files.exists(layout.password())) {
            throw new StoreFailure(
                    "the database's password is missing",
                    layout.password().toString(),
                    "put the file back from a copy; the data cannot be opened without it");
        }
        return Files.readString(layout.password()).strip();
    }

    private void make(Launch launch, Path programs) throws IOException {
        Path fresh = layout.home().resolve("data.new");
        Binaries.removeTree(fresh);
        Binaries.removeTree(layout.cluster());
        Path said = layout.home().resolve("initdb.log");
        Process process = launch.program(List.of(
                        programs.resolve("bin/initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + layout.password(),
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!Launch.awaitedUnlessInterrupted(process, 120_000)) {
            process.destroy(); // it takes away what it has made
            Launch.awaited(process, 5_000);
            process.destroyForcibly();
            if (Thread.currentThread().isInterrupted()) {
                throw Server.stopped(layout);
            }
            throw new StoreFailure("PostgreSQL did not make its files in two minutes", fresh.toString(), "see " + said);
        }
        if (process.exitValue() != 0) {
            String output = Files.readString(said);
            Binaries.removeTree(fresh);
            throw Faults.explain(output, layout.home(), new IOException(output));
        }
        Files.move(fresh, layout.cluster(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(said);
    }

    private void checkVersion(Path programs) throws IOException {
        String written =
                Files.readString(layout.cluster().resolve("PG_VERSION")).strip();
        String carried = programs.getFileName().toString().replaceFirst("programs-(\\d+).*", "$1");
        if (!written.equals(carried)) {
            throw new StoreFailure(
                    "the data was written by PostgreSQL " + written + ", this Concordat carries " + carried,
                    layout.cluster().toString(),
                    "use the Concordat that wrote it, or move the data with an export");
        }
    }
}
