package concordat.app.control;

import concordat.api.ApiJson;
import concordat.assurance.ids.BodyId;
import concordat.intake.paper.FindingTerms;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.MappingReading;
import concordat.intake.paper.Paper;
import concordat.intake.paper.TestedScope;
import concordat.store.StoreFailure;
import concordat.web.desk.TableTerms;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// How an uploaded report is to be read, as it is kept beside the upload.
///
/// @param file as the uploader named it
/// @param mapping what the columns of a table mean, as mappings are written
/// @param keptAs where that mapping is kept
/// @param covers the hosts that were tested whole
/// @param tested when the test began
record UploadTerms(
        Optional<String> file,
        Optional<String> mapping,
        Optional<String> keptAs,
        Optional<String> covers,
        Optional<Instant> tested) {

    static UploadTerms of(Optional<String> file, Optional<TableTerms> table) {
        return new UploadTerms(
                file,
                table.map(t -> new String(Paper.writeMapping(t.terms().mapping()), StandardCharsets.UTF_8)),
                table.flatMap(TableTerms::keptAs),
                table.map(t -> t.terms().scope().toString()).filter(s -> !s.isEmpty()),
                table.flatMap(t -> t.terms().testedAt()));
    }

    static UploadTerms parse(String text) {
        return ApiJson.read(text.getBytes(StandardCharsets.UTF_8), UploadTerms.class);
    }

    String text() {
        return ApiJson.line(this);
    }

    /// @param body whose report it is, for whoever reads of a failure
    Optional<TableTerms> table(BodyId body) {
        return mapping.map(text -> new TableTerms(
                new FindingTerms(
                        read(text, body), covers.map(TestedScope::parse).orElse(TestedScope.UNSTATED), tested),
                keptAs));
    }

    private static Mapping read(String text, BodyId body) {
        return switch (Paper.readMapping(text.getBytes(StandardCharsets.UTF_8))) {
            case MappingReading.Read read -> read.mapping();
            case MappingReading.Rejected rejected ->
                throw new StoreFailure(
                        "the mapping of a table that waits cannot be read any more",
                        "a report of " + body,
                        "hand the table in again");
        };
    }
}
