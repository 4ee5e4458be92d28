package concordat.web.desk;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import java.nio.file.Path;
import java.util.Optional;

/// A report that somebody hands in.
///
/// @param fileName shown to people and never trusted
/// @param vantage where the scan looked from, which it does not say itself
/// @param table how it is read when it is a table; a scanner's report says itself what it is
/// @param file taken away
public record ReportUpload(
        PersonId person,
        BodyId body,
        EnvironmentId environment,
        Optional<String> fileName,
        Strength strength,
        Vantage vantage,
        Optional<TableTerms> table,
        Path file) {}
