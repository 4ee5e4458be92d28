package concordat.assurance.restraint;

import concordat.assurance.act.Entry;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureAct.ContinuityAccepted;
import concordat.assurance.act.MeasureAct.ContinuityArranged;
import concordat.assurance.act.MeasureAct.EmergencyReviewed;
import concordat.assurance.act.MeasureAct.IncidentClosed;
import concordat.assurance.act.MeasureAct.IncidentReported;
import concordat.assurance.act.MeasureAct.MeasureEased;
import concordat.assurance.act.MeasureAct.MeasureStayed;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.act.MeasureAct.WorkforceStated;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ArrangementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.IncidentId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ServiceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// All measures of a network, and the incidents and arrangements around them: an immutable value.
public final class Restraints {
    /// Of a network in which there are none.
    public static final Restraints NONE = new Restraints(
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /// An arrangement that was tried longer ago than this counts as not tried.
    public static final Period TESTED = Period.ofMonths(12);

    /// So long an emergency measure may close what citizens need before it has to be shown how they are served.
    public static final Duration CONTINUITY = Duration.ofHours(24);

    /// For so long at most a proposal stays declined: a number that still stands is looked at again.
    public static final Duration DECLINED = Duration.ofDays(90);

    private final PersistentMap<MeasureId, Measure> measures;
    private final PersistentMap<BodyId, Chain<MeasureId>> byBody;
    private final PersistentMap<ArrangementId, Arrangement> arrangements;
    private final PersistentMap<IncidentId, Incident> incidents;
    private final PersistentMap<BodyId, Regard> regards;

    private Restraints(
            PersistentMap<MeasureId, Measure> measures,
            PersistentMap<BodyId, Chain<MeasureId>> byBody,
            PersistentMap<ArrangementId, Arrangement> arrangements,
            PersistentMap<IncidentId, Incident> incidents,
            PersistentMap<BodyId, Regard> regards) {
        this.measures = measures;
        this.byBody = byBody;
        this.arrangements = arrangements;
        this.incidents = incidents;
        this.regards = regards;
    }

    /// A way of going on without a service, and when its owner accepted it.
    public record Arrangement(Recorded<ContinuityArranged> arranged, Optional<Stamp> accepted) {

        /// @return whether it may be counted on: accepted, lately tried, not run out
        public boolean stands(Instant at) {
            LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
            ContinuityArranged act = arranged.act();
            return accepted.filter(a -> !a.at().isAfter(at)).isPresent()
                    && act.until().isAfter(at)
                    && !act.testedOn().plus(TESTED).isBefore(today);
        }
    }

    /// An incident and its end.
    public record Incident(Recorded<IncidentReported> reported, Optional<Recorded<IncidentClosed>> closed) {}

    /// @return the measure, lifted or not
    public Optional<Measure> measure(MeasureId id) {
        return Optional.ofNullable(measures.get(id));
    }

    /// @return a body's measures, lifted ones too, oldest first
    public List<Measure> of(BodyId id) {
        return Chain.list(byBody.get(id)).stream()
                .flatMap(m -> measure(m).stream())
                .toList();
    }

    /// @return all measures, oldest first
    public List<Measure> all() {
        List<Measure> all = measures.values();
        all.sort(Comparator.comparingLong(m -> m.imposed().position()));
        return all;
    }

    /// @return a body's arrangements, oldest first
    public List<Arrangement> arrangementsOf(BodyId id) {
        return arrangements.values().stream()
                .filter(a -> a.arranged().act().body().equals(id))
                .sorted(Comparator.comparingLong(a -> a.arranged().position()))
                .toList();
    }

    /// @return the arrangement, accepted or not
    public Optional<Arrangement> arrangement(ArrangementId id) {
        return Optional.ofNullable(arrangements.get(id));
    }

    /// @return whether the body can do without the service for a time, and its owner agrees
    public boolean continuity(BodyId body, ServiceId service, Instant at) {
        return arrangementsOf(body).stream()
                .anyMatch(a -> a.arranged().act().service().equals(service) && a.stands(at));
    }

    /// By when an emergency measure needs what it owes to those who feel the loss of a route: within a day from the
    /// first of the emergencies that have closed it without a gap, but not before the measure itself was imposed.
    ///
    /// @param covers whether a measure covers the route
    /// @return none for a measure that is no emergency, closes nothing, or that the body imposed on itself
    public Optional<Instant> continuityDue(Measure measure, Predicate<MeasureImposed> covers) {
        if (!owesContinuity(measure)) {
            return Optional.empty();
        }
        Instant since = measure.imposed().at();
        for (Measure other : of(measure.imposed().act().body()).reversed()) {
            Instant end = other.imposed()
                    .endedAt()
                    .filter(other.imposed().act().until()::isAfter)
                    .orElse(other.imposed().act().until());
            boolean before = other.imposed().at().isBefore(since) && !end.isBefore(since);
            if (before && owesContinuity(other) && covers.test(other.imposed().act())) {
                since = other.imposed().at();
            }
        }
        Instant due = since.plus(CONTINUITY);
        return Optional.of(
                due.isBefore(measure.imposed().at()) ? measure.imposed().at() : due);
    }

    private static boolean owesContinuity(Measure measure) {
        MeasureImposed act = measure.imposed().act();
        return act.emergency() && act.kind() != MeasureKind.WATCH && !measure.own();
    }

    /// @return when any measure on a body may next close more or less by itself
    public Optional<Instant> changesAfter(BodyId id, Instant at) {
        return of(id).stream()
                .flatMap(m -> Stream.concat(
                        m.changesAfter(at).stream(),
                        Stream.of(m.imposed().at().plus(CONTINUITY)).filter(i -> owesContinuity(m) && i.isAfter(at))))
                .min(Instant::compareTo);
    }

    /// @return all incidents, oldest first
    public List<Incident> incidents() {
        List<Incident> all = incidents.values();
        all.sort(Comparator.comparingLong(i -> i.reported().position()));
        return all;
    }

    /// @return the incident, closed or not
    public Optional<Incident> incident(IncidentId id) {
        return Optional.ofNullable(incidents.get(id));
    }

    /// @return what is on record about a body beside its measures
    public Regard regard(BodyId id) {
        return Objects.requireNonNullElse(regards.get(id), Regard.NONE);
    }

    /// @return these after a measure was imposed
    ///
    /// @param own whether the body itself imposed it
    public Restraints imposed(MeasureImposed act, Entry entry, boolean own) {
        return new Restraints(
                measures.with(act.measure(), Measure.imposed(Recorded.of(act, entry), own)),
                byBody.with(act.body(), Chain.adding(byBody.get(act.body()), act.measure())),
                arrangements,
                incidents,
                regards);
    }

    /// @return these after a measure was lifted
    public Restraints lifted(MeasureLifted act, Entry entry) {
        return change(act.measure(), m -> m.lifted(entry.at()));
    }

    /// @return these after the act of an entry, taken as it stands
    public Restraints with(MeasureAct act, Entry entry) {
        return switch (act) {
            case MeasureStayed a -> change(a.measure(), m -> m.stayed(Recorded.of(a, entry)));
            case MeasureEased a -> change(a.measure(), m -> m.eased(Recorded.of(a, entry)));
            case EmergencyReviewed a -> change(a.measure(), m -> m.reviewed(Recorded.of(a, entry)));
            case ContinuityArranged a ->
                arranging(arrangements.with(a.arrangement(), new Arrangement(Recorded.of(a, entry), Optional.empty())));
            case ContinuityAccepted a ->
                arranging(arrangements.with(
                        a.arrangement(),
                        new Arrangement(
                                arrangement(a.arrangement()).orElseThrow().arranged(), Optional.of(Stamp.of(entry)))));
            case IncidentReported a ->
                reporting(incidents.with(a.incident(), new Incident(Recorded.of(a, entry), Optional.empty())));
            case IncidentClosed a ->
                reporting(incidents.with(
                        a.incident(),
                        new Incident(
                                incident(a.incident()).orElseThrow().reported(), Optional.of(Recorded.of(a, entry)))));
            case WorkforceStated a -> regarding(a.body(), r -> r.stated(Recorded.of(a, entry)));
            case ProposalDeclined a -> regarding(a.body(), r -> r.declined(Recorded.of(a, entry)));
        };
    }

    private Restraints change(MeasureId id, UnaryOperator<Measure> change) {
        Measure known =
                measure(id).orElseThrow(() -> new IllegalArgumentException("an entry names unknown measure " + id));
        return new Restraints(measures.with(id, change.apply(known)), byBody, arrangements, incidents, regards);
    }

    private Restraints arranging(PersistentMap<ArrangementId, Arrangement> now) {
        return new Restraints(measures, byBody, now, incidents, regards);
    }

    private Restraints reporting(PersistentMap<IncidentId, Incident> now) {
        return new Restraints(measures, byBody, arrangements, now, regards);
    }

    private Restraints regarding(BodyId body, UnaryOperator<Regard> change) {
        return new Restraints(
                measures, byBody, arrangements, incidents, regards.with(body, change.apply(regard(body))));
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(MeasureAct act) {
        return switch (act) {
            case MeasureStayed a -> live(a.measure());
            case MeasureEased a -> live(a.measure());
            case EmergencyReviewed a -> Verdict.known(measures.get(a.measure()), Fault.MEASURE_UNKNOWN, a.measure());
            case ContinuityArranged a -> Verdict.unused(arrangements.get(a.arrangement()));
            case ContinuityAccepted a ->
                Verdict.known(arrangements.get(a.arrangement()), Fault.ARRANGEMENT_UNKNOWN, a.arrangement());
            case IncidentReported a -> Verdict.unused(incidents.get(a.incident()));
            case IncidentClosed a ->
                Verdict.known(incidents.get(a.incident()), Fault.INCIDENT_UNKNOWN, a.incident())
                        .and(() -> Verdict.when(
                                incident(a.incident()).orElseThrow().closed().isEmpty(),
                                Fault.ALREADY_ENDED,
                                "incident " + a.incident() + " is closed"));
            case WorkforceStated a -> Verdict.allow();
            case ProposalDeclined a -> Verdict.allow();
        };
    }

    /// @return whether the measure is known and nobody has lifted it
    public Verdict live(MeasureId id) {
        return Verdict.known(measures.get(id), Fault.MEASURE_UNKNOWN, id)
                .and(() -> Verdict.when(
                        measure(id).orElseThrow().imposed().live(),
                        Fault.ALREADY_ENDED,
                        "measure " + id + " was lifted"));
    }

    /// @return the body that an act is about; what the act names is known
    public BodyId bodyOf(MeasureAct act) {
        return switch (act) {
            case MeasureStayed a -> body(a.measure());
            case MeasureEased a -> body(a.measure());
            case EmergencyReviewed a -> body(a.measure());
            case ContinuityArranged a -> a.body();
            case ContinuityAccepted a ->
                arrangement(a.arrangement()).orElseThrow().arranged().act().body();
            case IncidentReported a -> a.body();
            case IncidentClosed a ->
                incident(a.incident()).orElseThrow().reported().act().body();
            case WorkforceStated a -> a.body();
            case ProposalDeclined a -> a.body();
        };
    }

    private BodyId body(MeasureId id) {
        return measure(id).orElseThrow().imposed().act().body();
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(MeasureAct act, PersonId actor, Instant at) {
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        return switch (act) {
            case MeasureStayed a ->
                Verdict.when(
                                !measure(a.measure())
                                        .orElseThrow()
                                        .imposed()
                                        .act()
                                        .emergency(),
                                Fault.EMERGENCY_NOT_STAYED,
                                "measure " + a.measure() + " is an emergency",
                                "emergency-reviewed",
                                "measure-lifted")
                        .and(() -> Verdict.when(
                                a.until().isAfter(at), Fault.UNTIL_NOT_AHEAD, a.until() + " is not after " + at));
            case MeasureEased a -> ease(a);
            case EmergencyReviewed a -> review(a, actor);
            case ContinuityArranged a ->
                Verdict.when(a.until().isAfter(at), Fault.UNTIL_NOT_AHEAD, a.until() + " is not after " + at)
                        .and(() -> Verdict.when(
                                !a.testedOn().isAfter(today)
                                        && !a.testedOn().plus(TESTED).isBefore(today),
                                Fault.NOT_TESTED_LATELY,
                                "tested on " + a.testedOn(),
                                "continuity-arranged tested since " + today.minus(TESTED)));
            case ContinuityAccepted a ->
                Verdict.when(
                        arrangement(a.arrangement()).orElseThrow().accepted().isEmpty(),
                        Fault.ALREADY_SAID,
                        "arrangement " + a.arrangement() + " is accepted");
            case IncidentReported a -> Verdict.allow();
            case IncidentClosed a -> Verdict.allow();
            case WorkforceStated a -> Verdict.allow();
            case ProposalDeclined a ->
                Verdict.when(a.until().isAfter(at), Fault.UNTIL_NOT_AHEAD, a.until() + " is not after " + at)
                        .and(() -> Verdict.when(
                                !a.until().isAfter(at.plus(DECLINED)),
                                Fault.UNTIL_TOO_FAR,
                                a.until() + " is more than " + DECLINED.toDays() + " days ahead",
                                "proposal-declined until " + at.plus(DECLINED)));
        };
    }

    private Verdict review(EmergencyReviewed act, PersonId actor) {
        Measure measure = measure(act.measure()).orElseThrow();
        boolean another = !measure.imposed().by().equals(actor)
                && measure.imposed().act().secondOfficer().filter(actor::equals).isEmpty();
        return Verdict.when(
                        measure.imposed().act().emergency(),
                        Fault.NOT_DUE,
                        "measure " + act.measure() + " is no emergency")
                .and(() -> Verdict.when(
                        measure.review().isEmpty(), Fault.ALREADY_SAID, "measure " + act.measure() + " was reviewed"))
                .and(() -> Verdict.when(
                        another,
                        Fault.SECOND_OFFICER_LACKING,
                        actor + " imposed it",
                        "emergency-reviewed by somebody else"));
    }

    /// Whatever was closed stays so or opens; nothing else closes.
    private Verdict ease(MeasureEased act) {
        MeasureImposed now = measure(act.measure()).orElseThrow().effective();
        boolean names = !act.handlings().isEmpty()
                || !act.tiers().isEmpty()
                || !act.services().isEmpty();
        boolean same = now.kind() == MeasureKind.RESTRICT
                && now.handlings().equals(act.handlings())
                && now.tiers().equals(act.tiers())
                && now.services().equals(act.services());
        boolean within = within(now.handlings(), act.handlings())
                && within(now.tiers(), act.tiers())
                && within(now.services(), act.services());
        return Verdict.when(names, Fault.RESTRICTION_NAMES_NOTHING, "what stays closed is not said", "measure-lifted")
                .and(() -> Verdict.when(
                        within && !same,
                        Fault.EASING_WIDENS,
                        "it would not close less than " + now.handlings() + " " + now.tiers() + " " + now.services(),
                        "measure-eased to fewer handlings, tiers or services"));
    }

    /// An empty set covers everything.
    private static <T> boolean within(Set<T> before, Set<T> now) {
        return before.isEmpty() || (!now.isEmpty() && before.containsAll(now));
    }
}
