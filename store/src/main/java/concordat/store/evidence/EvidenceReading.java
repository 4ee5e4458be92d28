package concordat.store.evidence;

import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// That somebody read a document.
///
/// @param number rises with each reading
/// @param digest lower-case hex SHA-256 of the document
/// @param footing why that person may: `own`, or the assessment or case it was for
public record EvidenceReading(long number, String digest, PersonId person, String footing, Instant at) {}
