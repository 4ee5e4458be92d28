package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.RouteId;
import java.time.Instant;
import java.util.SortedMap;

/// What is told of services and of those who use them.
final class AgreementNotices {

    private AgreementNotices() {}

    static void made(Draft draft, AgreementMade act) {
        draft.tell(
                NoticeKind.AGREEMENT_MADE, To.officers(act.body()), about(act).by(act.until()));
    }

    /// Whoever uses the service is told what its owner will ask more of them, and from when.
    static void announced(Draft draft, RouteDeclared act) {
        Instant declared = draft.entry().at();
        Programme programme = draft.programme();
        SortedMap<Instant, RouteDeclared> to = programme.routing().announced(act.route(), declared);
        boolean byThis = programme
                .route(act.route())
                .filter(r -> r.position() == draft.entry().position())
                .isPresent();
        if (to.isEmpty() || !byThis) {
            return;
        }
        RouteDeclared last = to.sequencedValues().getLast();
        programme.agreements().stream()
                .filter(a -> a.live()
                        && a.act().service().equals(act.service())
                        && a.act().until().isAfter(declared))
                .map(a -> a.act().body())
                .distinct()
                .forEach(body -> draft.tell(
                        NoticeKind.CONDITION_ANNOUNCED,
                        To.officers(body),
                        About.of(act.route())
                                .by(to.firstKey())
                                .with("service", act.service())
                                .with("route", act.route())
                                .with("handling", last.handling())));
    }

    static void ended(Draft draft, AgreementEnded act) {
        AgreementMade agreement = known(draft, act.agreement());
        draft.tell(NoticeKind.AGREEMENT_ENDED, To.officers(agreement.body()), about(agreement));
    }

    static void of(Draft draft, AgreementAct act) {
        switch (act) {
            case AgreementAct.TermsAgreed a -> {
                AgreementMade agreement = known(draft, a.agreement());
                draft.tell(NoticeKind.TERMS_AGREED, To.officers(agreement.body()), about(agreement));
            }
            case AgreementAct.SpotCheckMade a -> {
                AgreementMade agreement = known(draft, a.agreement());
                if (!a.kept()) {
                    draft.tell(NoticeKind.SPOT_CHECK_FAILED, To.officers(agreement.body()), about(agreement));
                }
            }
            case AgreementAct.ReidentificationAsked a -> {
                AgreementMade agreement = known(draft, a.agreement());
                draft.programme()
                        .terms()
                        .reidentification(a.reidentification())
                        .ifPresent(r -> draft.tell(
                                NoticeKind.REIDENTIFICATION_WANTED,
                                To.officers(agreement.body()),
                                About.of(a.reidentification()).by(r.owedBy()).with("service", agreement.service())));
            }
            case AgreementAct.ReidentificationAnswered a ->
                draft.programme().terms().reidentification(a.reidentification()).ifPresent(r -> {
                    AgreementMade agreement = known(draft, r.asked().act().agreement());
                    draft.tell(
                            NoticeKind.REIDENTIFICATION_ANSWERED,
                            To.services(owner(draft, agreement)),
                            About.of(a.reidentification())
                                    .with("user", agreement.body())
                                    .with("service", agreement.service()));
                });
            case AgreementAct.HandlingChallenged a ->
                draft.programme()
                        .route(a.route())
                        .flatMap(r -> draft.programme().service(r.act().service()))
                        .ifPresent(s -> draft.tell(
                                NoticeKind.CHALLENGE_MADE,
                                To.services(s.act().owner()),
                                challenge(a.challenge().value(), a.route()).with("user", a.body())));
            case AgreementAct.ChallengeDecided a ->
                draft.programme()
                        .terms()
                        .challenge(a.challenge())
                        .map(c -> c.challenged().act())
                        .ifPresent(c -> draft.tell(
                                NoticeKind.CHALLENGE_DECIDED,
                                To.officers(c.body()),
                                challenge(a.challenge().value(), c.route())
                                        .with("outcome", a.upheld() ? "UPHELD" : "NOT_UPHELD")));
            case AgreementAct.SponsorshipGranted a -> {}
            case AgreementAct.SponsorshipEnded a -> {}
        }
    }

    private static About challenge(String id, RouteId route) {
        return About.of(id).with("route", route);
    }

    private static AgreementMade known(Draft draft, AgreementId id) {
        return draft.programme().agreement(id).map(Recorded::act).orElseThrow();
    }

    private static BodyId owner(Draft draft, AgreementMade agreement) {
        return draft.programme()
                .service(agreement.service())
                .orElseThrow()
                .act()
                .owner();
    }

    private static About about(AgreementMade agreement) {
        return About.of(agreement.agreement()).with("service", agreement.service());
    }
}
