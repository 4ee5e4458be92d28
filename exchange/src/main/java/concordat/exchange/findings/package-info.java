/// Findings as files that somebody takes away: tables, reports of scanners' kind, advisories, plans of action, pages
/// for people. [FindingFiles] is the way in. Pure: what is written comes as a stream that can be gone over again, and
/// memory holds a part of it only.
@NullMarked
package concordat.exchange.findings;

import org.jspecify.annotations.NullMarked;
