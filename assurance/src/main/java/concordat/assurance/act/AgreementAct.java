package concordat.assurance.act;

import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ChallengeId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReidentificationId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.SponsorshipId;
import java.time.Instant;
import java.util.Set;

/// The terms under which a body uses a service, and who else may under its name.
public sealed interface AgreementAct extends PartAct {

    /// How far people are vetted before they use a service.
    enum Vetting {
        NONE,
        BASELINE,
        SECURITY_CHECK
    }

    /// Whom a body sponsors.
    enum Sponsored {
        /// Somebody who works for a partner, a charity for example.
        PARTNER_WORKER,
        ELECTED_MEMBER
    }

    /// What an agreement asks of the body, beyond its legal basis. Said again, it replaces what was said before.
    ///
    /// @param trainingMonths how many months training lasts; 0 when none is asked for
    /// @param abroad whether the service may be used from abroad
    record TermsAgreed(
            AgreementId agreement, Prose purposes, int trainingMonths, Vetting vetting, Prose places, boolean abroad)
            implements AgreementAct {}

    /// Somebody has looked whether the terms are kept.
    record SpotCheckMade(AgreementId agreement, boolean kept, Prose findings) implements AgreementAct {}

    /// The service's owner asks who stands behind a record of use; the body owes an answer within a working day.
    ///
    /// @param reference what the record is called
    record ReidentificationAsked(
            ReidentificationId reidentification, AgreementId agreement, String reference, Prose why)
            implements AgreementAct {}

    /// The body has told the service's owner, by a way of its own, or says why it cannot.
    record ReidentificationAnswered(ReidentificationId reidentification, boolean told, Prose words)
            implements AgreementAct {}

    /// A body lets somebody who is not its staff use named routes for a time.
    ///
    /// @param routes never empty
    /// @param until first instant at which it no longer counts
    record SponsorshipGranted(
            SponsorshipId sponsorship,
            BodyId body,
            Sponsored sponsored,
            PersonId person,
            Set<RouteId> routes,
            Instant from,
            Instant until,
            Prose why)
            implements AgreementAct {
        public SponsorshipGranted {
            routes = Set.copyOf(routes);
        }
    }

    /// A sponsorship ends before its time.
    record SponsorshipEnded(SponsorshipId sponsorship, Prose reason) implements AgreementAct {}

    /// A body holds that a route's handling is too high, or too low.
    ///
    /// @param proposed id of the handling it ought to have
    record HandlingChallenged(ChallengeId challenge, BodyId body, RouteId route, String proposed, Prose why)
            implements AgreementAct {}

    /// The service's owner decides on a challenge, with reasons. When upheld, the owner declares the route again.
    record ChallengeDecided(ChallengeId challenge, boolean upheld, Prose reasons) implements AgreementAct {}
}
