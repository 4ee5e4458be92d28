package concordat.intake.oscal;

import concordat.intake.JsonDocument;
import java.io.IOException;
import java.io.InputStream;

/// Reads OSCAL catalogues as JSON.
public final class OscalCatalogues {

    private OscalCatalogues() {}

    /// Reads to the end; does not close the stream, and follows no reference.
    ///
    /// @param name the file's name, for messages
    /// @throws IOException when the stream cannot be read; a bad file is no exception
    public static OscalReading read(InputStream in, String name) throws IOException {
        JsonDocument.Outcome<OscalCatalogue> outcome =
                JsonDocument.read(in, document -> new OscalParser(document).document());
        return outcome.value()
                .<OscalReading>map(OscalReading.Read::new)
                .orElseGet(() -> new OscalReading.Rejected(name, outcome.problems()));
    }
}
