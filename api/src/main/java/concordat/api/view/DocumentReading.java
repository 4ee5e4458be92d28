package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// That somebody read a document.
///
/// @param evidence the pieces it is the document of
/// @param footing why that person may: `own`, or the assessment or case it was for
public record DocumentReading(Instant at, String person, String footing, String digest, List<String> evidence) {

    public DocumentReading {
        evidence = Absent.list(evidence);
    }
}
