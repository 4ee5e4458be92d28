package concordat.assurance.agreement;

import concordat.assurance.act.AgreementAct;
import concordat.assurance.act.AgreementAct.ChallengeDecided;
import concordat.assurance.act.AgreementAct.HandlingChallenged;
import concordat.assurance.act.AgreementAct.ReidentificationAnswered;
import concordat.assurance.act.AgreementAct.ReidentificationAsked;
import concordat.assurance.act.AgreementAct.SponsorshipEnded;
import concordat.assurance.act.AgreementAct.SponsorshipGranted;
import concordat.assurance.act.AgreementAct.SpotCheckMade;
import concordat.assurance.act.AgreementAct.TermsAgreed;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.ChallengeId;
import concordat.assurance.ids.ReidentificationId;
import concordat.assurance.ids.SponsorshipId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What agreements ask, and the sponsorships, questions and challenges that come with them: an immutable value.
public final class Terms {
    /// Of a network in which nothing was agreed.
    public static final Terms NONE = new Terms(
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /// The longest that somebody may be sponsored without being looked at again.
    public static final Duration LONGEST = Duration.ofDays(366);

    private final PersistentMap<AgreementId, Recorded<TermsAgreed>> terms;
    private final PersistentMap<AgreementId, Chain<Recorded<SpotCheckMade>>> checks;
    private final PersistentMap<SponsorshipId, Recorded<SponsorshipGranted>> sponsorships;
    private final PersistentMap<ReidentificationId, Reidentification> reidentifications;
    private final PersistentMap<ChallengeId, Challenge> challenges;

    private Terms(
            PersistentMap<AgreementId, Recorded<TermsAgreed>> terms,
            PersistentMap<AgreementId, Chain<Recorded<SpotCheckMade>>> checks,
            PersistentMap<SponsorshipId, Recorded<SponsorshipGranted>> sponsorships,
            PersistentMap<ReidentificationId, Reidentification> reidentifications,
            PersistentMap<ChallengeId, Challenge> challenges) {
        this.terms = terms;
        this.checks = checks;
        this.sponsorships = sponsorships;
        this.reidentifications = reidentifications;
        this.challenges = challenges;
    }

    /// A question of who stands behind a record of use.
    public record Reidentification(
            Recorded<ReidentificationAsked> asked, Optional<Recorded<ReidentificationAnswered>> answered) {

        /// @return when the answer is owed: one working day after the question
        public Instant owedBy() {
            return WorkingDays.after(asked.at(), 1);
        }
    }

    /// That a body holds a handling to be wrong.
    public record Challenge(Recorded<HandlingChallenged> challenged, Optional<Recorded<ChallengeDecided>> decided) {}

    /// @return what an agreement asks, none when nothing beyond its legal basis
    public Optional<Recorded<TermsAgreed>> of(AgreementId id) {
        return Optional.ofNullable(terms.get(id));
    }

    /// @return spot-checks of an agreement, oldest first
    public List<Recorded<SpotCheckMade>> checksOf(AgreementId id) {
        return Chain.list(checks.get(id));
    }

    /// @return the sponsorship, ended or not
    public Optional<Recorded<SponsorshipGranted>> sponsorship(SponsorshipId id) {
        return Optional.ofNullable(sponsorships.get(id));
    }

    /// @return everybody a body sponsors or has sponsored, oldest first
    public List<Recorded<SponsorshipGranted>> sponsoredBy(BodyId id) {
        return sponsorships.values().stream()
                .filter(s -> s.act().body().equals(id))
                .sorted(Comparator.comparingLong(Recorded::position))
                .toList();
    }

    /// @return all questions of who stands behind a record, oldest first
    public List<Reidentification> reidentifications() {
        List<Reidentification> all = reidentifications.values();
        all.sort(Comparator.comparingLong(r -> r.asked().position()));
        return all;
    }

    /// @return the question, answered or not
    public Optional<Reidentification> reidentification(ReidentificationId id) {
        return Optional.ofNullable(reidentifications.get(id));
    }

    /// @return all challenges, oldest first
    public List<Challenge> challenges() {
        List<Challenge> all = challenges.values();
        all.sort(Comparator.comparingLong(c -> c.challenged().position()));
        return all;
    }

    /// @return the challenge, decided or not
    public Optional<Challenge> challenge(ChallengeId id) {
        return Optional.ofNullable(challenges.get(id));
    }

    /// @return these after the act of an entry, taken as it stands
    public Terms with(AgreementAct act, Entry entry) {
        return switch (act) {
            case TermsAgreed a ->
                new Terms(
                        terms.with(a.agreement(), Recorded.of(a, entry)),
                        checks,
                        sponsorships,
                        reidentifications,
                        challenges);
            case SpotCheckMade a ->
                new Terms(
                        terms,
                        checks.with(a.agreement(), Chain.adding(checks.get(a.agreement()), Recorded.of(a, entry))),
                        sponsorships,
                        reidentifications,
                        challenges);
            case SponsorshipGranted a -> sponsoring(sponsorships.with(a.sponsorship(), Recorded.of(a, entry)));
            case SponsorshipEnded a ->
                sponsoring(sponsorships.with(
                        a.sponsorship(),
                        sponsorship(a.sponsorship()).orElseThrow().ended(entry.at())));
            case ReidentificationAsked a ->
                asking(reidentifications.with(
                        a.reidentification(), new Reidentification(Recorded.of(a, entry), Optional.empty())));
            case ReidentificationAnswered a ->
                asking(reidentifications.with(
                        a.reidentification(),
                        new Reidentification(
                                reidentification(a.reidentification())
                                        .orElseThrow()
                                        .asked(),
                                Optional.of(Recorded.of(a, entry)))));
            case HandlingChallenged a ->
                challenging(challenges.with(a.challenge(), new Challenge(Recorded.of(a, entry), Optional.empty())));
            case ChallengeDecided a ->
                challenging(challenges.with(
                        a.challenge(),
                        new Challenge(
                                challenge(a.challenge()).orElseThrow().challenged(),
                                Optional.of(Recorded.of(a, entry)))));
        };
    }

    private Terms sponsoring(PersistentMap<SponsorshipId, Recorded<SponsorshipGranted>> now) {
        return new Terms(terms, checks, now, reidentifications, challenges);
    }

    private Terms asking(PersistentMap<ReidentificationId, Reidentification> now) {
        return new Terms(terms, checks, sponsorships, now, challenges);
    }

    private Terms challenging(PersistentMap<ChallengeId, Challenge> now) {
        return new Terms(terms, checks, sponsorships, reidentifications, now);
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(AgreementAct act) {
        return switch (act) {
            case TermsAgreed a -> Verdict.allow();
            case SpotCheckMade a -> Verdict.allow();
            case SponsorshipGranted a -> Verdict.unused(sponsorships.get(a.sponsorship()));
            case SponsorshipEnded a -> {
                Recorded<SponsorshipGranted> known = sponsorships.get(a.sponsorship());
                yield Verdict.known(known, Fault.SPONSORSHIP_UNKNOWN, a.sponsorship())
                        .and(() -> Verdict.when(
                                known != null && known.live(), Fault.ALREADY_ENDED, "the sponsorship has ended"));
            }
            case ReidentificationAsked a -> Verdict.unused(reidentifications.get(a.reidentification()));
            case ReidentificationAnswered a ->
                Verdict.known(
                                reidentifications.get(a.reidentification()),
                                Fault.REIDENTIFICATION_UNKNOWN,
                                a.reidentification())
                        .and(() -> Verdict.when(
                                reidentification(a.reidentification())
                                        .orElseThrow()
                                        .answered()
                                        .isEmpty(),
                                Fault.ALREADY_SAID,
                                "the question is answered"));
            case HandlingChallenged a -> Verdict.unused(challenges.get(a.challenge()));
            case ChallengeDecided a ->
                Verdict.known(challenges.get(a.challenge()), Fault.CHALLENGE_UNKNOWN, a.challenge())
                        .and(() -> Verdict.when(
                                challenge(a.challenge()).orElseThrow().decided().isEmpty(),
                                Fault.ALREADY_SAID,
                                "the challenge is decided"));
        };
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(AgreementAct act, Instant at) {
        return switch (act) {
            case TermsAgreed a ->
                Verdict.when(
                        a.trainingMonths() >= 0,
                        Fault.DATE_NOT_BELIEVABLE,
                        a.trainingMonths() + " months",
                        "training-months from 0 on");
            case SponsorshipGranted a ->
                Verdict.when(!a.routes().isEmpty(), Fault.NOTHING_NAMED, "a sponsorship names its routes")
                        .and(() -> Verdict.when(
                                a.until().isAfter(a.from())
                                        && a.until().isAfter(at)
                                        && !a.until().isAfter(a.from().plus(LONGEST)),
                                Fault.UNTIL_NOT_AHEAD,
                                "from " + a.from() + " until " + a.until(),
                                "sponsorship-granted until " + a.from().plus(LONGEST) + " at most"));
            default -> Verdict.allow();
        };
    }
}
