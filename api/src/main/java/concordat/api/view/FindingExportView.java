package concordat.api.view;

import java.time.Instant;

/// That somebody took a body's findings away as a file.
///
/// @param format and for which reader, when it is written for one, for example `pdf for owner`
/// @param findings how many the file holds
/// @param asked which were asked for, in words
public record FindingExportView(Instant at, String person, String format, long findings, String asked) {}
