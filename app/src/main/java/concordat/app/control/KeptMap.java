package concordat.app.control;

import concordat.app.settings.WholeFile;
import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import concordat.web.desk.MapDesk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
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
                byte[] bytes = Files.readAllBytes(file);
                return switch (HexMaps.read(new ByteArrayInputStream(bytes), file.toString())) {
                    case HexMapReading.Read read -> new Held(Optional.of(bytes), Optional.of(read.map()));
                    case HexMapReading.Rejected rejected -> throw new IOException(file + ": " + rejected.problems());
                };
            }
        } catch (IOException e) {
            System.getLogger(KeptMap.class.getName()).log(Level.WARNING, "the map cannot be read", e);
        }
        return new Held(Optional.empty(), Optional.empty());
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
    public synchronized void keep(byte[] bytes, HexMap map) throws IOException {
        WholeFile.replace(file, bytes);
        held = new Held(Optional.of(bytes.clone()), Optional.of(map));
    }
}
