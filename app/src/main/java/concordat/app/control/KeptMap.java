package concordat.app.control;

import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The map of bodies from its file, read once it is there.
final class KeptMap {

    private final Path file;
    private final AtomicReference<Optional<HexMap>> read = new AtomicReference<>(Optional.empty());

    KeptMap(Path file) {
        this.file = file;
    }

    Optional<HexMap> read() {
        if (read.get().isEmpty() && Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                if (HexMaps.read(in, file.toString()) instanceof HexMapReading.Read map) {
                    read.set(Optional.of(map.map()));
                }
            } catch (IOException e) {
                System.getLogger(KeptMap.class.getName()).log(System.Logger.Level.WARNING, "the map cannot be read", e);
            }
        }
        return read.get();
    }
}
