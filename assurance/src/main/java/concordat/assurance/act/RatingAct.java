package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// How bad findings are and by when they are to be mended, as far as no report says it.
public sealed interface RatingAct extends PartAct {

    /// What a published list says of vulnerabilities.
    enum Catalogue {
        /// Which are known to be exploited, and since when. It moves dates.
        KNOWN_EXPLOITED,
        /// How likely they will be exploited. It is shown.
        EXPLOIT_LIKELIHOOD
    }

    /// From now on the network goes by this list, for everybody.
    ///
    /// @param digest lower-case hex SHA-256 of the list
    /// @param asOf the day (UTC) on which it was made
    /// @param entries how many vulnerabilities it names
    record VulnerabilityCatalogueHeld(Catalogue catalogue, String digest, LocalDate asOf, int entries)
            implements RatingAct {}

    /// An environment's findings were judged again without a new report, since what they are judged by has changed: a
    /// catalogue, the edition, an adjusted rating.
    ///
    /// @param breaches every breach of the environment by now; replaces those before
    record FindingsJudgedAnew(EnvironmentId environment, List<Breach> breaches) implements RatingAct {
        public FindingsJudgedAnew {
            breaches = List.copyOf(breaches);
        }
    }

    /// The right owner decides that findings count as worse or less bad than their tools say: these, and none that
    /// come later. What the tools say stays; where one says otherwise than it did, the decision does not count. The
    /// actor is the approver, never the requester.
    ///
    /// @param scope lower-case hex: of one finding its keyed identity, of several the SHA-256 over theirs; it tells
    ///     nobody what they are
    /// @param findings how many
    /// @param from what the tools say of each
    /// @param to what they count as
    /// @param until first instant at which they no longer do
    record RatingAdjusted(
            RiskId risk,
            EnvironmentId environment,
            String scope,
            int findings,
            Severity from,
            Severity to,
            PersonId requester,
            Prose reason,
            Instant until)
            implements RatingAct {}

    /// An adjusted rating ends before its time.
    record AdjustmentEnded(RiskId risk, Prose reason) implements RatingAct {}
}
