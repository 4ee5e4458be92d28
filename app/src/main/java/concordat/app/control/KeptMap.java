package concordat.app.control;

import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import concordat.web.desk.MapDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The map of bodies in its file, read once. Thread-safe.
final class KeptMap implements MapDesk {

    private record Held(Optional<byte[]> file, Optional<HexMap> map) {}

    private final Path file;
    private volatile Held held;

    KeptMap(Path file) {
        this.file = file;
        this.held = read(file);
    }

    private static Held read(Path file) {
        try {
            if (Files.exists(file)) {
                return held(Files.readAllBytes(file), file.toString());
            }
        } catch (IOException e) {
            System.getLogger(KeptMap.class.getName()).log(Level.WARNING, "the map cannot be read", e);
        }
        return new Held(Optional.empty(), Optional.empty());
    }

    private static Held held(byte[] bytes, String name) throws IOException {
        return switch (HexMaps.read(new ByteArrayInputStream(bytes), name)) {
            case HexMapReading.Read read -> new Held(Optional.of(bytes), Optional.of(read.map()));
            case HexMapReading.Rejected rejected -> throw new IOException(name + ": " + rejected.problems());
        };
    }

    @Override
    public Optional<HexMap> map() {
        return held.map();
    }

    @Override
    public Optional<byte[]> file() {
        return held.file().map(byte[]::clone);
    }

    @Override
    public synchronized void keep(byte[] bytes) throws IOException {
        Held next = held(bytes.clone(), "the map sent");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        held = next;
    }
}
