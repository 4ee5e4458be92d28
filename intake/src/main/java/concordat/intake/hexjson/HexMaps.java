package concordat.intake.hexjson;

import concordat.intake.JsonDocument;
import java.io.IOException;
import java.io.InputStream;

/// Reads HexJSON.
public final class HexMaps {

    private HexMaps() {}

    /// Reads to the end; does not close the stream.
    ///
    /// @param name the file's name, for messages
    /// @throws IOException when the stream cannot be read; a bad file is no exception
    public static HexMapReading read(InputStream in, String name) throws IOException {
        JsonDocument.Outcome<HexMap> outcome = JsonDocument.read(in, document -> new HexMapParser(document).map());
        return outcome.value()
                .<HexMapReading>map(HexMapReading.Read::new)
                .orElseGet(() -> new HexMapReading.Rejected(name, outcome.problems()));
    }
}
