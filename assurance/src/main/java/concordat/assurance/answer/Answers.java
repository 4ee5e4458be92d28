package concordat.assurance.answer;

import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.act.AnswerAct.AnswerReviewed;
import concordat.assurance.act.AnswerAct.EditionAdopted;
import concordat.assurance.act.AnswerAct.EvidenceRequestClosed;
import concordat.assurance.act.AnswerAct.EvidenceRequested;
import concordat.assurance.act.AnswerAct.PatternFollowed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerAct.PatternWithdrawn;
import concordat.assurance.act.AnswerAct.SectionDelegated;
import concordat.assurance.act.AnswerAct.SectionReturned;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.AlternativeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PatternId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Patterns, alternatives, delegations and requests of a network: an immutable value.
public final class Answers {
    /// So long at most an assessed alternative counts before somebody looks again.
    private static final Duration ASSESSED = Duration.ofDays(366);

    /// Of a network in which there are none.
    public static final Answers NONE = new Answers(
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    private final PersistentMap<PatternId, Recorded<PatternPublished>> patterns;
    private final PersistentMap<AlternativeId, Alternative> alternatives;
    private final PersistentMap<RequestId, Recorded<EvidenceRequested>> requests;
    private final PersistentMap<EnvironmentId, List<Delegation>> delegations;
    private final PersistentMap<EnvironmentId, Chain<Object>> byEnvironment;

    private Answers(
            PersistentMap<PatternId, Recorded<PatternPublished>> patterns,
            PersistentMap<AlternativeId, Alternative> alternatives,
            PersistentMap<RequestId, Recorded<EvidenceRequested>> requests,
            PersistentMap<EnvironmentId, List<Delegation>> delegations,
            PersistentMap<EnvironmentId, Chain<Object>> byEnvironment) {
        this.patterns = patterns;
        this.alternatives = alternatives;
        this.requests = requests;
        this.delegations = delegations;
        this.byEnvironment = byEnvironment;
    }

    /// @return all patterns, withdrawn ones too, oldest first
    public List<Recorded<PatternPublished>> patterns() {
        List<Recorded<PatternPublished>> all = patterns.values();
        all.sort(Comparator.comparingLong(Recorded::position));
        return all;
    }

    /// @return the pattern, withdrawn or not
    public Optional<Recorded<PatternPublished>> pattern(PatternId id) {
        return Optional.ofNullable(patterns.get(id));
    }

    /// @return the alternative, none when nobody proposed it
    public Optional<Alternative> alternative(AlternativeId id) {
        return Optional.ofNullable(alternatives.get(id));
    }

    /// @return what an environment proposed, oldest first
    public List<Alternative> alternativesOf(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .filter(AlternativeId.class::isInstance)
                .flatMap(a -> alternative((AlternativeId) a).stream())
                .toList();
    }

    /// @return the request, closed or not
    public Optional<Recorded<EvidenceRequested>> request(RequestId id) {
        return Optional.ofNullable(requests.get(id));
    }

    /// @return what the Authority asked an environment for, oldest first
    public List<Recorded<EvidenceRequested>> requestsOf(EnvironmentId id) {
        return Chain.list(byEnvironment.get(id)).stream()
                .filter(RequestId.class::isInstance)
                .flatMap(r -> request((RequestId) r).stream())
                .toList();
    }

    /// @return the sections that colleagues are to answer, those due first first
    public List<Delegation> delegationsOf(EnvironmentId id) {
        return Objects.requireNonNullElse(delegations.get(id), List.<Delegation>of()).stream()
                .sorted(Comparator.comparing(Delegation::dueOn).thenComparing(Delegation::section))
                .toList();
    }

    /// @return whether the colleague is to answer the section
    public boolean delegated(EnvironmentId id, String section, PersonId colleague) {
        return delegationsOf(id).stream()
                .anyMatch(d -> d.section().equals(section) && d.colleague().equals(colleague));
    }

    /// @return these after the act of an entry, taken as it stands
    public Answers with(AnswerAct act, Entry entry) {
        return switch (act) {
            case EditionAdopted a -> this;
            case AnswerReviewed a -> this;
            case PatternFollowed a -> this;
            case PatternPublished a -> patterns(patterns.with(a.pattern(), Recorded.of(a, entry)));
            case PatternWithdrawn a ->
                patterns(patterns.with(
                        a.pattern(), pattern(a.pattern()).orElseThrow().ended(entry.at())));
            case AlternativeProposed a ->
                new Answers(
                        patterns,
                        alternatives.with(a.alternative(), new Alternative(Recorded.of(a, entry), Optional.empty())),
                        requests,
                        delegations,
                        adding(a.environment(), a.alternative()));
            case AlternativeAssessed a ->
                new Answers(
                        patterns,
                        alternatives.with(
                                a.alternative(),
                                new Alternative(
                                        alternative(a.alternative())
                                                .orElseThrow()
                                                .proposed(),
                                        Optional.of(Recorded.of(a, entry)))),
                        requests,
                        delegations,
                        byEnvironment);
            case SectionDelegated a ->
                delegated(
                        a.environment(),
                        a.section(),
                        Optional.of(new Delegation(a.section(), a.colleague(), a.dueOn(), Stamp.of(entry))),
                        a.colleague());
            case SectionReturned a -> delegated(a.environment(), a.section(), Optional.empty(), a.colleague());
            case EvidenceRequested a ->
                new Answers(
                        patterns,
                        alternatives,
                        requests.with(a.request(), Recorded.of(a, entry)),
                        delegations,
                        adding(a.environment(), a.request()));
            case EvidenceRequestClosed a ->
                new Answers(
                        patterns,
                        alternatives,
                        requests.with(
                                a.request(), request(a.request()).orElseThrow().ended(entry.at())),
                        delegations,
                        byEnvironment);
        };
    }

    private Answers patterns(PersistentMap<PatternId, Recorded<PatternPublished>> now) {
        return new Answers(now, alternatives, requests, delegations, byEnvironment);
    }

    private PersistentMap<EnvironmentId, Chain<Object>> adding(EnvironmentId environment, Object id) {
        return byEnvironment.with(environment, Chain.adding(byEnvironment.get(environment), id));
    }

    private Answers delegated(EnvironmentId environment, String section, Optional<Delegation> now, PersonId colleague) {
        List<Delegation> others = new ArrayList<>(delegationsOf(environment));
        others.removeIf(d -> d.section().equals(section) && d.colleague().equals(colleague));
        now.ifPresent(others::add);
        return new Answers(
                patterns, alternatives, requests, delegations.with(environment, List.copyOf(others)), byEnvironment);
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(AnswerAct act) {
        return switch (act) {
            case EditionAdopted a -> Verdict.allow();
            case AnswerReviewed a -> Verdict.allow();
            case PatternPublished a -> Verdict.unused(patterns.get(a.pattern()));
            case PatternWithdrawn a -> running(a.pattern());
            case PatternFollowed a -> running(a.pattern());
            case AlternativeProposed a -> Verdict.unused(alternatives.get(a.alternative()));
            case AlternativeAssessed a ->
                Verdict.known(alternatives.get(a.alternative()), Fault.ALTERNATIVE_UNKNOWN, a.alternative());
            case SectionDelegated a -> Verdict.allow();
            case SectionReturned a ->
                Verdict.when(
                        delegated(a.environment(), a.section(), a.colleague()),
                        Fault.DELEGATION_UNKNOWN,
                        a.colleague() + " was not given section " + a.section());
            case EvidenceRequested a -> Verdict.unused(requests.get(a.request()));
            case EvidenceRequestClosed a -> {
                Recorded<EvidenceRequested> request = requests.get(a.request());
                yield Verdict.known(request, Fault.REQUEST_UNKNOWN, a.request())
                        .and(() -> Verdict.when(
                                request != null && request.live(),
                                Fault.ALREADY_ENDED,
                                "request " + a.request() + " is closed"));
            }
        };
    }

    private Verdict running(PatternId id) {
        Recorded<PatternPublished> pattern = patterns.get(id);
        return Verdict.known(pattern, Fault.PATTERN_UNKNOWN, id)
                .and(() -> Verdict.when(
                        pattern != null && pattern.live(), Fault.ALREADY_ENDED, "pattern " + id + " was withdrawn"));
    }

    /// @return the environment that an act is about, none for one about the whole network; what it names is known
    public Optional<EnvironmentId> environmentOf(AnswerAct act) {
        return switch (act) {
            case EditionAdopted a -> Optional.of(a.environment());
            case AnswerReviewed a -> Optional.of(a.environment());
            case PatternPublished a -> Optional.empty();
            case PatternWithdrawn a -> Optional.empty();
            case PatternFollowed a -> Optional.of(a.environment());
            case AlternativeProposed a -> Optional.of(a.environment());
            case AlternativeAssessed a ->
                alternative(a.alternative()).map(x -> x.proposed().act().environment());
            case SectionDelegated a -> Optional.of(a.environment());
            case SectionReturned a -> Optional.of(a.environment());
            case EvidenceRequested a -> Optional.of(a.environment());
            case EvidenceRequestClosed a ->
                request(a.request()).map(r -> r.act().environment());
        };
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(AnswerAct act, Instant at) {
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (act) {
            case PatternPublished a ->
                Verdict.digest(a.digest())
                        .and(() -> Verdict.when(
                                !a.controls().isEmpty() && !a.needs().isEmpty(),
                                Fault.NOTHING_NAMED,
                                "a pattern names controls and what shows that it was followed"));
            case AlternativeAssessed a ->
                Verdict.when(
                                a.meets() == a.until().isPresent()
                                        && a.until().map(u -> u.isAfter(at)).orElse(true),
                                Fault.UNTIL_NOT_AHEAD,
                                "an alternative that meets the control does so until a day to come",
                                "alternative-assessed with until")
                        .and(() -> Verdict.when(
                                a.until()
                                        .map(u -> !u.isAfter(at.plus(ASSESSED)))
                                        .orElse(true),
                                Fault.UNTIL_TOO_FAR,
                                "nobody looks again before " + a.until().orElse(at),
                                "alternative-assessed until " + at.plus(ASSESSED)));
            case SectionDelegated a ->
                Verdict.when(!a.dueOn().isBefore(today), Fault.UNTIL_NOT_AHEAD, a.dueOn() + " is before " + today);
            case EvidenceRequested a ->
                Verdict.when(a.answerBy().isAfter(at), Fault.UNTIL_NOT_AHEAD, a.answerBy() + " is not after " + at);
            default -> Verdict.allow();
        };
    }
}
