package concordat.store.findings;

import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// That somebody took findings away as a file.
///
/// @param number larger for later ones
/// @param format and for which reader, when it is written for one
/// @param findings how many the file holds
/// @param asked which were asked for, in words
public record FindingExport(long number, PersonId person, Instant at, String format, long findings, String asked) {}
