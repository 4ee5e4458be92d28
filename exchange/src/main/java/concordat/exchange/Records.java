package concordat.exchange;

import concordat.assurance.Programme;
import concordat.assurance.ids.EnvironmentId;
import concordat.oscal.OscalDocument;
import java.time.Instant;

/// A body's own records as OSCAL documents, one environment at a time. The same record at the same instant is the same
/// document, byte by byte.
public final class Records {

    private Records() {}

    /// What came of writing.
    public sealed interface Written {

        /// It is written.
        record Document(OscalDocument document) implements Written {}

        /// There is nothing to write.
        ///
        /// @param reason in a sentence, and what would have to be there first
        record Nothing(String reason) implements Written {}
    }

    /// @param programme as it stood at that instant
    /// @param at the instant that is written for
    public static Written of(RecordModel model, Programme programme, EnvironmentId environment, Instant at) {
        return Kept.of(programme, environment, at)
                .map(kept -> of(model, kept))
                .orElseGet(() -> new Written.Nothing(
                        environment + " is not judged by any edition at " + at + ", so there is nothing to write."));
    }

    private static Written of(RecordModel model, Kept kept) {
        return switch (model) {
            case SSP -> new Written.Document(SecurityPlans.of(kept));
            case POAM -> ActionPlans.of(kept);
            case AP -> Assessments.plan(kept);
            case AR -> Assessments.results(kept);
            case COMPONENT -> Components.of(kept);
        };
    }
}
