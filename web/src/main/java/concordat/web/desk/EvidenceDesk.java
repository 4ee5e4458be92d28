package concordat.web.desk;

import concordat.api.view.DocumentCheck;
import concordat.api.view.DocumentReading;
import concordat.api.view.DocumentView;
import concordat.api.view.Page;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.web.http.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where documents of evidence are kept.
public interface EvidenceDesk {

    /// What is said of a document when it is handed in.
    ///
    /// @param digest lower-case hex SHA-256 that it is to have
    /// @param size in bytes, when the caller says
    record Said(String digest, Optional<Long> size, String mediaType, String fileName) {}

    /// Keeps a document; durable when it returns.
    ///
    /// @throws concordat.web.http.Refusal when it is not the one that was announced
    DocumentView keep(PersonId person, BodyId body, Said said, Path upload) throws IOException;

    /// @return the body's documents by digest
    Map<String, DocumentView> held(BodyId body);

    /// A document to be read; that it is, and on what footing, is put down first.
    ///
    /// @throws concordat.web.http.Refusal when it is not kept, or no longer what was handed in
    Answer.Writer open(PersonId person, String footing, BodyId body, String digest);

    /// Reads all that is kept of the body and holds it against what it should be.
    ///
    /// @return one for each document, those that are not sound first
    Page<DocumentCheck> check(BodyId body, Optional<String> cursor, int limit);

    /// @return newest first
    Page<DocumentReading> readings(BodyId body, Optional<String> cursor, int limit);
}
