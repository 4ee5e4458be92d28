package concordat.intake;

import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import java.time.Instant;

/// What is known of a report besides what it says itself.
///
/// @param report the import's id
/// @param importedAt now
/// @param strength what kind of proof it is: the report cannot say
/// @param vantage where the scan looked from
public record Provenance(String report, Instant importedAt, Strength strength, Vantage vantage) {}
