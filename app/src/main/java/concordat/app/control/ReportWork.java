package concordat.app.control;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.intake.report.ReportSummary;
import concordat.store.findings.ImportHistory;
import concordat.store.findings.ImportJob;
import concordat.store.findings.ImportOutcome;
import concordat.web.desk.TableTerms;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One import that has not come to its end: what was asked for, where the report lies, how far it is.
///
/// @param table how it is read when it is a table
/// @param file sealed
record ReportWork(
        ImportJob job, Optional<String> fileName, Optional<TableTerms> table, Path file, WorkProgress progress) {

    /// @param again whether it was there before a restart
    static ReportWork of(ImportJob job, Path file, boolean again) {
        UploadTerms terms = UploadTerms.parse(job.terms());
        return new ReportWork(job, terms.file(), terms.table(job.body()), file, new WorkProgress(job.bytes(), again));
    }

    String id() {
        return job.id();
    }

    long number() {
        return job.number();
    }

    BodyId body() {
        return job.body();
    }

    EnvironmentId environment() {
        return job.environment();
    }

    /// What its file was sealed as.
    String place() {
        return "report/" + id();
    }

    ImportHistory history(ReportSummary summary, ImportOutcome.Imported outcome) {
        return new ImportHistory(
                fileName,
                summary.format(),
                job.bytes(),
                summary.findings(),
                summary.bySeverity(),
                summary.hosts(),
                outcome.unplaced(),
                outcome.opened(),
                outcome.kept(),
                outcome.reopened(),
                outcome.closed(),
                outcome.untouched());
    }

    /// @return the same history for an import by which nothing changed
    static ImportHistory unchanged(ImportHistory of, Optional<String> fileName) {
        return new ImportHistory(
                fileName,
                of.format(),
                of.bytes(),
                of.items(),
                of.bySeverity(),
                of.hosts(),
                of.unplaced(),
                0,
                0,
                0,
                0,
                Map.of());
    }
}
