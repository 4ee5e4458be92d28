package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.GatewayRegistered;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.agreement.Terms;
import concordat.assurance.answer.Answers;
import concordat.assurance.asset.Sayings;
import concordat.assurance.certificate.Certificates;
import concordat.assurance.crosswalk.OtherCodes;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.healthcheck.HealthChecks;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.ids.WorkloadId;
import concordat.assurance.joining.Applications;
import concordat.assurance.mapping.KeptMappings;
import concordat.assurance.opening.Openings;
import concordat.assurance.plan.Plans;
import concordat.assurance.rating.Ratings;
import concordat.assurance.reliance.Offers;
import concordat.assurance.restraint.Measure;
import concordat.assurance.restraint.Restraints;
import concordat.assurance.risk.Risks;
import concordat.assurance.submission.Submissions;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that the acts of one network say: an immutable value, folded from its ledger entry by entry. Safe to share
/// between threads. Versions share what did not change, so keeping an old one to compare with costs little.
///
/// Lists come in the order in which people see them: by name, then by id; what happened comes oldest first.
public final class Programme {
    /// Acts by itself, when the rules require an act: see [Clockwork].
    public static final PersonId CLOCKWORK = new PersonId("clockwork");
    /// Brings in what machines report that no body can edit.
    public static final PersonId COLLECTOR = new PersonId("collector");

    private final NetworkId network;
    private final Register register;

    Programme(NetworkId network, Register register) {
        this.network = network;
        this.register = register;
    }

    /// @return a network of which nothing is known yet
    public static Programme empty(NetworkId network) {
        return new Programme(network, new Register());
    }

    /// Whether an act may be done now. Changes nothing.
    ///
    /// @param at when it would be done; whole microseconds, not before the last act
    public Verdict check(PersonId actor, Act act, Instant at) {
        return Law.check(this, actor, act, at);
    }

    /// The programme after one more entry, which is taken as it stands: what the ledger holds was checked when it was
    /// made. With an entry that was never appended it answers *what if*.
    ///
    /// @throws IllegalArgumentException when the entry is not the next one of this network, or is before the last
    public Programme with(Entry entry) {
        if (!entry.network().equals(network)) {
            throw new IllegalArgumentException("entry of network " + entry.network() + " given to " + network);
        }
        if (entry.position() != register.next) {
            throw new IllegalArgumentException(
                    "entry " + entry.position() + " given where " + register.next + " is next");
        }
        long at = Micros.of(entry.at());
        if (at < register.latest) {
            throw new IllegalArgumentException(
                    "entry " + entry.position() + " at " + entry.at() + " is before the entry before it");
        }
        return Fold.fold(this, entry, at);
    }

    /// Whether somebody has acted on what an act is about since there were so many acts: on the same bodies, or on the
    /// network as a whole when the act is about no body in particular.
    ///
    /// @param size of the ledger when somebody last looked
    /// @return the position of the newest such act, none when nobody has
    public OptionalLong actedSince(Act act, long size) {
        return About.since(this, act, size);
    }

    /// Only for reading within this package; its fields are never assigned.
    Register register() {
        return register;
    }

    public NetworkId network() {
        return network;
    }

    /// @return the position that the next entry will have; the number of entries so far
    public long nextPosition() {
        return register.next;
    }

    /// @return when the last entry was made, none before the first
    public Optional<Instant> latest() {
        return register.next == 0 ? Optional.empty() : Optional.of(Micros.instant(register.latest));
    }

    /// @return who founded the network
    public Optional<PersonId> founder() {
        return register.founder;
    }

    /// @return the network's name, none before it is founded
    public Optional<Prose> name() {
        return register.name;
    }

    /// @return all editions in the order in which they were issued
    public List<Edition> editions() {
        return register.timetable.editions().stream().map(t -> t.edition).toList();
    }

    /// @return the edition by which everybody is judged at that instant
    public Optional<Edition> editionAt(Instant at) {
        Timetable.Terms terms = register.timetable.at(Micros.of(at));
        return terms == null ? Optional.empty() : Optional.of(terms.edition);
    }

    /// @return the edition by which an environment is judged at that instant: a later one when it has adopted that
    public Optional<Edition> editionOf(EnvironmentId id, Instant at) {
        EnvironmentState state = register.environments.get(id);
        Timetable.@Nullable Terms terms = state == null ? null : state.terms(register.timetable, Micros.of(at));
        return terms == null ? Optional.empty() : Optional.of(terms.edition);
    }

    /// @return whether both are names of one control: what an edition renamed is no other
    public boolean same(ControlId one, ControlId other) {
        return register.timetable.same(one, other);
    }

    /// @param control by any of its names: what an edition renamed is no other
    /// @return the control in the edition by which an environment is judged, none when that does not ask for it
    public Optional<Control> controlOf(EnvironmentId id, ControlId control, Instant at) {
        EnvironmentState state = register.environments.get(id);
        return state == null
                ? Optional.empty()
                : register.timetable.control(state.terms(register.timetable, Micros.of(at)), control);
    }

    /// @return the edition that gateways decide by: the one that counts for everybody and, while somebody has adopted
    ///     the one after it, what that asks beyond it
    public Optional<Edition> jointEdition(Instant at) {
        return Optional.ofNullable(register.timetable.joint(Micros.of(at)));
    }

    /// When a new network begins to enforce what it has decided and shown so far: a while after its first
    /// edition counts. Later editions are shown during their transition, while the one before is enforced.
    ///
    /// @return none when it is past, or there is no edition
    public Optional<Instant> shadowEnds(Instant at) {
        return register.timetable.editions().stream()
                .findFirst()
                .map(first -> Micros.instant(first.from).plus(first.edition.shadow()))
                .filter(ends -> ends.isAfter(at));
    }

    /// Packs handed in for assessment.
    public Submissions submissions() {
        return register.submissions;
    }

    /// Certificates given.
    public Certificates certificates() {
        return register.certificates;
    }

    /// What bodies set out to do.
    public Plans planned() {
        return register.planned;
    }

    /// Risk decisions that were asked for.
    public Risks decisions() {
        return register.decisions;
    }

    /// What goes on around answers.
    public Answers answers() {
        return register.answers;
    }

    /// Offers to carry controls for others.
    public Offers offers() {
        return register.offers;
    }

    /// The board of those who come, extend and go.
    public Applications applications() {
        return register.applications;
    }

    /// What agreements ask, and what happens under them.
    public Terms terms() {
        return register.terms;
    }

    /// Other codes, and how codes stand to each other.
    public OtherCodes otherCodes() {
        return register.otherCodes;
    }

    /// What the columns of tables mean, by name.
    public KeptMappings mappings() {
        return register.mappings;
    }

    /// Which published catalogues are gone by, and which findings count otherwise than their tools say.
    public Ratings ratings() {
        return register.ratings;
    }

    /// Yearly tests by independent testers, and the estates that they are held against.
    public HealthChecks healthChecks() {
        return register.healthChecks;
    }

    /// Who of the Authority opened whose findings.
    public Openings openings() {
        return register.openings;
    }

    /// What people said of names of assets.
    public Sayings sayings() {
        return register.sayings;
    }

    /// @return the breaches that were told of an environment last and stand, by control
    public List<Breach> breachesOf(EnvironmentId id) {
        return breachesHeld(id).stream()
                .map(BreachHeld::breach)
                .sorted(Comparator.comparing(Breach::control))
                .toList();
    }

    /// Measures and what surrounds them.
    public Restraints restraints() {
        return register.restraints;
    }

    /// @return when another edition next begins to count
    public Optional<Instant> editionChangesAfter(Instant at) {
        return instant(register.timetable.changesAfter(Micros.of(at)));
    }

    public List<Recorded<BodyJoined>> bodies() {
        List<Recorded<BodyJoined>> all = new ArrayList<>();
        register.bodies.forEach((id, body) -> all.add(body.joined()));
        all.sort(Comparator.comparing((Recorded<BodyJoined> b) -> shown(b.act().name()))
                .thenComparing(b -> b.act().body()));
        return all;
    }

    public Optional<Recorded<BodyJoined>> body(BodyId id) {
        return Optional.ofNullable(register.bodies.get(id)).map(BodyState::joined);
    }

    public List<Recorded<EnvironmentDeclared>> environments() {
        List<Recorded<EnvironmentDeclared>> all = new ArrayList<>();
        register.environments.forEach((id, environment) -> all.add(environment.declared));
        all.sort(Comparator.comparing(
                        (Recorded<EnvironmentDeclared> e) -> shown(e.act().name()))
                .thenComparing(e -> e.act().environment()));
        return all;
    }

    public Optional<Recorded<EnvironmentDeclared>> environment(EnvironmentId id) {
        return Optional.ofNullable(register.environments.get(id)).map(e -> e.declared);
    }

    /// @return a body's environments, first declared first
    public List<Recorded<EnvironmentDeclared>> environmentsOf(BodyId id) {
        BodyState body = register.bodies.get(id);
        return body == null
                ? List.of()
                : found(Chain.list(body.environments()), register.environments).stream()
                        .map(e -> e.declared)
                        .toList();
    }

    public List<Recorded<ServiceRegistered>> services() {
        List<Recorded<ServiceRegistered>> all = register.services.values();
        all.sort(Comparator.comparing(
                        (Recorded<ServiceRegistered> s) -> shown(s.act().name()))
                .thenComparing(s -> s.act().service()));
        return all;
    }

    public Optional<Recorded<ServiceRegistered>> service(ServiceId id) {
        return Optional.ofNullable(register.services.get(id));
    }

    /// @return routes that are not retired, by service and path
    public List<Recorded<RouteDeclared>> routes() {
        List<Recorded<RouteDeclared>> all = new ArrayList<>();
        register.routes.forEach((id, route) -> {
            if (route.declared().live()) {
                all.add(route.declared());
            }
        });
        all.sort(Comparator.comparing((Recorded<RouteDeclared> r) -> r.act().service())
                .thenComparing(r -> r.act().path())
                .thenComparing(r -> r.act().route()));
        return all;
    }

    /// @return the route as last declared, retired or not
    public Optional<Recorded<RouteDeclared>> route(RouteId id) {
        return Optional.ofNullable(register.routes.get(id)).map(RouteState::declared);
    }

    /// @return how routes count, now and later, and what they rest on
    public Routing routing() {
        return new Routing(this);
    }

    /// @return all agreements, ended ones too, by body and service
    public List<Recorded<AgreementMade>> agreements() {
        List<Recorded<AgreementMade>> all = register.agreements.values();
        all.sort(Comparator.comparing((Recorded<AgreementMade> a) -> a.act().body())
                .thenComparing(a -> a.act().service())
                .thenComparing(a -> a.act().agreement()));
        return all;
    }

    public Optional<Recorded<AgreementMade>> agreement(AgreementId id) {
        return Optional.ofNullable(register.agreements.get(id));
    }

    public List<Recorded<AgreementMade>> agreementsOf(BodyId id) {
        BodyState body = register.bodies.get(id);
        return body == null ? List.of() : found(Chain.list(body.agreements()), register.agreements);
    }

    /// @return the services that a body uses under an agreement that has not ended by an instant, by id
    public SortedSet<ServiceId> servicesUsed(BodyId id, Instant at) {
        SortedSet<ServiceId> used = new TreeSet<>();
        agreementsOf(id).stream()
                .filter(a -> a.live() && a.act().until().isAfter(at))
                .forEach(a -> used.add(a.act().service()));
        return used;
    }

    /// @return an environment's workloads, retired ones too, oldest first
    public List<Recorded<WorkloadRegistered>> workloadsOf(EnvironmentId id) {
        EnvironmentState state = register.environments.get(id);
        return state == null ? List.of() : found(Chain.list(state.workloads), register.workloads);
    }

    public Optional<Recorded<WorkloadRegistered>> workload(WorkloadId id) {
        return Optional.ofNullable(register.workloads.get(id));
    }

    /// @return gateways that are not retired, by id
    public List<Recorded<GatewayRegistered>> gateways() {
        return register.gateways.values().stream()
                .filter(Recorded::live)
                .sorted(Comparator.comparing(g -> g.act().gateway()))
                .toList();
    }

    /// @return all cases, oldest first
    public List<Case> cases() {
        List<Case> all = register.cases.values();
        all.sort(Comparator.comparing(Case::openedAt).thenComparing(Case::id));
        return all;
    }

    /// The case with this id. (`case` is a word of the language.)
    public Optional<Case> caseOf(CaseId id) {
        return Optional.ofNullable(register.cases.get(id));
    }

    public List<Case> casesOf(EnvironmentId id) {
        EnvironmentState state = register.environments.get(id);
        return state == null ? List.of() : found(Chain.list(state.cases), register.cases);
    }

    /// @return the measures on a body that count at that instant, oldest first
    public List<Measure> measuresInForce(BodyId id, Instant at) {
        return register.restraints.of(id).stream().filter(m -> m.inForce(at)).toList();
    }

    /// Until when a control may at most be held without proof, if it is so from an instant on: past that the Authority
    /// and those whose data it is must both agree.
    ///
    /// @return the instant itself when the ceiling is reached; none when no edition counts
    public Optional<Instant> ceilingOf(EnvironmentId id, ControlId control, Instant at) {
        return PastCeiling.ceiling(this, id, control, at);
    }

    /// @return whether a control would be held without proof beyond that until an instant
    public boolean pastCeiling(EnvironmentId id, ControlId control, Instant until, Instant at) {
        return ceilingOf(id, control, at).filter(until::isAfter).isPresent();
    }

    /// @return by id, the bodies whose data of some handlings rests on a control and is reached under an agreement
    public SortedSet<BodyId> dataOwners(EnvironmentId id, ControlId control, Set<String> handlings, Instant at) {
        return PastCeiling.owners(this, id, control, handlings, at);
    }

    /// @return what an emergency measure of the Authority still owes to citizens; nothing for any other
    public ContinuityOwed continuityOwed(Measure measure, Instant at) {
        return ContinuityOwed.of(this, measure, at);
    }

    public Optional<Recorded<RiskAccepted>> risk(RiskId id) {
        return Optional.ofNullable(register.risks.get(id));
    }

    public List<Recorded<RiskAccepted>> risksOf(EnvironmentId id) {
        EnvironmentState state = register.environments.get(id);
        return state == null ? List.of() : found(Chain.list(state.risks), register.risks);
    }

    public Optional<Recorded<EvidenceAttached>> evidence(EvidenceId id) {
        return Optional.ofNullable(register.evidence.get(id));
    }

    public List<Recorded<EvidenceAttached>> evidenceOf(EnvironmentId id) {
        EnvironmentState state = register.environments.get(id);
        return state == null ? List.of() : found(Chain.list(state.evidence), register.evidence);
    }

    public Optional<Recorded<ReportImported>> report(ReportId id) {
        return Optional.ofNullable(register.reports.get(id));
    }

    public List<Recorded<ReportImported>> reportsOf(EnvironmentId id) {
        EnvironmentState state = register.environments.get(id);
        return state == null ? List.of() : found(Chain.list(state.reports), register.reports);
    }

    /// @return the last answer to a control, by whatever name it was given
    public Optional<Recorded<AnswerGiven>> answerOf(EnvironmentId id, ControlId control) {
        EnvironmentState state = register.environments.get(id);
        int place = register.timetable.place(control);
        return state == null || place < 0
                ? Optional.empty()
                : state.control(place).own().answer();
    }

    /// @return the last answer to each control that has one, by control
    public List<Recorded<AnswerGiven>> answersOf(EnvironmentId id) {
        TreeMap<ControlId, Recorded<AnswerGiven>> answers = new TreeMap<>();
        each(
                id,
                state -> state.own().answer().ifPresent(a -> answers.put(a.act().control(), a)));
        return List.copyOf(answers.values());
    }

    /// @return what an environment relies on others for, ended agreements left out, by control and provider
    public List<Recorded<RelianceAgreed>> reliancesOf(EnvironmentId id) {
        return Reliances.of(this, id);
    }

    /// @return the controls for which an environment has not yet confirmed that it goes on relying after a change
    public Set<ControlId> toConfirm(EnvironmentId consumer, EnvironmentId provider) {
        return Reliances.toConfirm(this, consumer, provider);
    }

    /// @return the controls whose answer was given for another edition and has to be looked at before it counts again
    public Set<ControlId> answersToReview(EnvironmentId id, Instant at) {
        Set<ControlId> controls = new HashSet<>();
        EnvironmentState state = register.environments.get(id);
        Timetable.@Nullable Terms terms = state == null ? null : state.terms(register.timetable, Micros.of(at));
        if (state == null || terms == null) {
            return controls;
        }
        for (int place = 0; place < state.places(); place++) {
            @Nullable Control control = terms.control(place);
            OwnProof own = state.control(place).own();
            if (control != null && own.answer().isPresent() && !terms.answers(place, own.answeredFor())) {
                controls.add(control.id());
            }
        }
        return controls;
    }

    /// @return who relies on an environment for what, ended agreements left out, by control and consumer
    public List<Recorded<RelianceAgreed>> consumersOf(EnvironmentId id) {
        return Reliances.consumers(this, id);
    }

    /// @return the roles that a person has now
    public Set<RoleHeld> rolesOf(PersonId person) {
        Set<RoleHeld> held = register.roles.get(person);
        return held == null ? Set.of() : held;
    }

    /// @return everybody who has a role, by id
    public List<PersonId> people() {
        List<PersonId> all = new ArrayList<>();
        register.roles.forEach((person, held) -> {
            if (!held.isEmpty()) {
                all.add(person);
            }
        });
        all.sort(Comparator.naturalOrder());
        return all;
    }

    /// Environments of which something may be read differently than in an earlier version: acts about them, about what
    /// they rely on, or about their body's measures and agreements. What time alone changes is not here.
    ///
    /// @param before an earlier version of the same programme
    public Set<EnvironmentId> changedSince(Programme before) {
        return register.changedSince(before.register);
    }

    /// Whether editions, services or routes differ from an earlier version of the same programme.
    public boolean termsChangedSince(Programme before) {
        return before.register.timetable != register.timetable
                || before.register.services != register.services
                || before.register.routes != register.routes;
    }

    /// @return what fails or will fail an environment's controls by findings
    List<BreachHeld> breachesHeld(EnvironmentId id) {
        List<BreachHeld> held = new ArrayList<>();
        each(id, state -> state.breach().ifPresent(held::add));
        return held;
    }

    /// Each control of an environment of which anything is known.
    void each(EnvironmentId id, Consumer<ControlState> reader) {
        EnvironmentState state = register.environments.get(id);
        for (int place = 0; state != null && place < state.places(); place++) {
            if (state.touched(place)) {
                reader.accept(state.control(place));
            }
        }
    }

    private static String shown(Prose name) {
        return name.text().orElse("");
    }

    private static Optional<Instant> instant(long micros) {
        return micros == Micros.NEVER ? Optional.empty() : Optional.of(Micros.instant(micros));
    }

    private static <K, V> List<V> found(List<K> ids, PersistentMap<K, V> map) {
        List<V> all = new ArrayList<>(ids.size());
        for (K id : ids) {
            @Nullable V value = map.get(id);
            if (value != null) {
                all.add(value);
            }
        }
        return all;
    }
}
