package concordat.web.read;

import concordat.api.view.AgreementView;
import concordat.api.view.CaseStep;
import concordat.api.view.ChallengeView;
import concordat.api.view.ReidentificationView;
import concordat.api.view.SponsorshipView;
import concordat.api.view.TermsView;
import concordat.assurance.act.AgreementAct.HandlingChallenged;
import concordat.assurance.act.AgreementAct.ReidentificationAsked;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.AgreementAct.TermsAgreed;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.agreement.Terms;
import concordat.assurance.agreement.Terms.Challenge;
import concordat.assurance.agreement.Terms.Reidentification;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.RouteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The terms under which bodies use services, and what happens under them.
public final class AgreementViews {

    private final Reading reading;
    private final Terms terms;

    private AgreementViews(Reading reading) {
        this.reading = reading;
        this.terms = reading.programme().terms();
    }

    /// @return all agreements by body and service; also the concern of the service's owner
    public static Listed<Recorded<AgreementMade>, AgreementView> agreements(Reading reading) {
        AgreementViews views = new AgreementViews(reading);
        return new Listed<>(
                reading.programme().agreements(),
                a -> a.act().agreement().value(),
                a -> reading.with(a.act().body(), a.act().service()),
                views::state,
                Set.of("running", "over"),
                views::view);
    }

    /// @return everybody who is or was sponsored, newest first
    public static Listed<Recorded<SponsorshipGranted>, SponsorshipView> sponsorships(Reading reading) {
        AgreementViews views = new AgreementViews(reading);
        return new Listed<>(
                reading.programme().bodies().stream()
                        .flatMap(b -> views.terms.sponsoredBy(b.act().body()).stream())
                        .sorted(Comparator.comparingLong((Recorded<SponsorshipGranted> s) -> s.position())
                                .reversed())
                        .toList(),
                s -> s.act().sponsorship().value(),
                s -> Set.of(s.act().body()),
                views::sponsorship,
                Set.of("ahead", "running", "over"),
                views::sponsored);
    }

    /// @return all challenges, newest first; also the concern of the service's owner
    public static Listed<Challenge, ChallengeView> challenges(Reading reading) {
        AgreementViews views = new AgreementViews(reading);
        return new Listed<>(
                views.terms.challenges().reversed(),
                c -> c.challenged().act().challenge().value(),
                c -> reading.with(
                        c.challenged().act().body(),
                        views.route(c.challenged().act().route()).service()),
                AgreementViews::state,
                Set.of("open", "upheld", "not-upheld"),
                views::view);
    }

    /// @return all questions of who stands behind a record, newest first; also the concern of the service's owner
    public static Listed<Reidentification, ReidentificationView> reidentifications(Reading reading) {
        AgreementViews views = new AgreementViews(reading);
        return new Listed<>(
                views.terms.reidentifications().reversed(),
                r -> r.asked().act().reidentification().value(),
                r -> {
                    AgreementMade agreement = reading.agreement(r.asked().act().agreement());
                    return reading.with(agreement.body(), agreement.service());
                },
                views::state,
                Set.of("open", "late", "told", "not-told"),
                views::view);
    }

    private String state(Recorded<AgreementMade> agreement) {
        return agreement.live() && agreement.act().until().isAfter(reading.at()) ? "running" : "over";
    }

    private AgreementView view(Recorded<AgreementMade> agreement) {
        AgreementMade act = agreement.act();
        return new AgreementView(
                act.agreement().value(),
                act.body().value(),
                act.service().value(),
                state(agreement),
                act.legalBasis().text(),
                act.until(),
                terms.of(act.agreement()).map(t -> view(t.act())),
                terms.checksOf(act.agreement()).stream()
                        .map(c -> Reading.step(
                                c, c.act().kept() ? "kept" : "not kept", c.act().findings()))
                        .toList());
    }

    private static TermsView view(TermsAgreed act) {
        return new TermsView(
                act.purposes().text(),
                act.trainingMonths(),
                act.vetting().name(),
                act.places().text(),
                act.abroad());
    }

    private String sponsorship(Recorded<SponsorshipGranted> sponsorship) {
        SponsorshipGranted act = sponsorship.act();
        if (!sponsorship.live() || !act.until().isAfter(reading.at())) {
            return "over";
        }
        return act.from().isAfter(reading.at()) ? "ahead" : "running";
    }

    private SponsorshipView sponsored(Recorded<SponsorshipGranted> sponsorship) {
        SponsorshipGranted act = sponsorship.act();
        return new SponsorshipView(
                act.sponsorship().value(),
                act.body().value(),
                sponsorship(sponsorship),
                act.sponsored().name(),
                act.person().value(),
                Reading.sorted(act.routes()),
                act.from(),
                act.until(),
                act.why().text());
    }

    private RouteDeclared route(RouteId id) {
        return reading.programme().route(id).orElseThrow().act();
    }

    private static String state(Challenge challenge) {
        return challenge
                .decided()
                .map(d -> d.act().upheld() ? "upheld" : "not-upheld")
                .orElse("open");
    }

    private ChallengeView view(Challenge challenge) {
        HandlingChallenged act = challenge.challenged().act();
        List<CaseStep> steps = new ArrayList<>();
        steps.add(Reading.step(challenge.challenged(), "challenged", act.why()));
        challenge
                .decided()
                .ifPresent(d -> steps.add(Reading.step(
                        d, d.act().upheld() ? "upheld" : "not upheld", d.act().reasons())));
        return new ChallengeView(
                act.challenge().value(),
                act.body().value(),
                state(challenge),
                act.route().value(),
                route(act.route()).handling(),
                act.proposed(),
                challenge.challenged().at(),
                steps);
    }

    private String state(Reidentification asked) {
        if (asked.answered().isPresent()) {
            return asked.answered().get().act().told() ? "told" : "not-told";
        }
        return asked.owedBy().isBefore(reading.at()) ? "late" : "open";
    }

    private ReidentificationView view(Reidentification asked) {
        ReidentificationAsked act = asked.asked().act();
        AgreementMade agreement = reading.agreement(act.agreement());
        List<CaseStep> steps = new ArrayList<>();
        steps.add(Reading.step(asked.asked(), "asked", act.why()));
        asked.answered()
                .ifPresent(a -> steps.add(Reading.step(
                        a, a.act().told() ? "told" : "not told", a.act().words())));
        return new ReidentificationView(
                act.reidentification().value(),
                agreement.body().value(),
                state(asked),
                agreement.service().value(),
                act.agreement().value(),
                act.reference(),
                asked.owedBy(),
                steps);
    }
}
