package concordat.web.desk;

import concordat.intake.paper.FindingTerms;
import java.util.Optional;

/// That a report is a table, and how it is read.
///
/// @param keptAs the name and version of the mapping when it is one that is kept, for example `nat version 3`
public record TableTerms(FindingTerms terms, Optional<String> keptAs) {}
