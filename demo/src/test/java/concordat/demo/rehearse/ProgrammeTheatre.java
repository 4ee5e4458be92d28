package concordat.demo.rehearse;

import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.ConcernView;
import concordat.api.view.ReadinessView;
import concordat.assurance.Case;
import concordat.assurance.Clockwork;
import concordat.assurance.Due;
import concordat.assurance.FactsDigest;
import concordat.assurance.PackDigest;
import concordat.assurance.Programme;
import concordat.assurance.Readiness;
import concordat.assurance.Standing;
import concordat.assurance.StandingKind;
import concordat.assurance.act.Act;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.demo.act.ReadActs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A network in memory that goes by the same rules: every act is checked, and every entry is told to whoever looks.
final class ProgrammeTheatre implements Theatre {

    static final NetworkId NETWORK = new NetworkId("rehearsed");

    private final ReadActs reading = new ReadActs();
    private final BiConsumer<Programme, Entry> looking;
    final List<Entry> ledger = new ArrayList<>();
    Programme programme = Programme.empty(NETWORK);
    private Instant now;

    /// @param looking is given the programme after each entry
    ProgrammeTheatre(Instant start, BiConsumer<Programme, Entry> looking) {
        this.now = start;
        this.looking = looking;
    }

    void found(ActProposal founding, Edition edition) {
        PersonId founder = new PersonId(founding.as().orElseThrow());
        append(founder, reading.read(founding));
        append(founder, new EditionIssued(edition));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration span) {
        Instant until = now.plus(span);
        settle();
        for (Optional<Instant> next = Clockwork.nextDue(programme, now);
                next.isPresent() && !next.get().isAfter(until);
                next = Clockwork.nextDue(programme, now)) {
            now = next.get();
            settle();
        }
        now = until;
        settle();
    }

    private void settle() {
        for (List<Due> due = Clockwork.due(programme, now); !due.isEmpty(); due = Clockwork.due(programme, now)) {
            for (Due one : due) {
                append(Programme.CLOCKWORK, one.act());
            }
        }
    }

    @Override
    public Optional<Refused> act(List<ActProposal> acts) {
        Programme before = programme;
        int entries = ledger.size();
        for (int index = 0; index < acts.size(); index++) {
            PersonId actor = new PersonId(acts.get(index).as().orElseThrow());
            Act act = reading.read(acts.get(index));
            if (programme.check(actor, act, now) instanceof Verdict.Refused refused) {
                programme = before;
                ledger.subList(entries, ledger.size()).clear();
                return Optional.of(new Refused(index, refused.fault().name()));
            }
            Entry entry = new Entry(NETWORK, programme.nextPosition(), now, actor, act);
            programme = programme.with(entry);
            ledger.add(entry);
        }
        Programme replayed = before;
        for (Entry entry : ledger.subList(entries, ledger.size())) {
            replayed = replayed.with(entry);
            looking.accept(replayed, entry);
        }
        settle();
        return Optional.empty();
    }

    private void append(PersonId actor, Act act) {
        if (programme.check(actor, act, now) instanceof Verdict.Refused refused) {
            throw new AssertionError("the clockwork may not " + act + ": " + refused);
        }
        Entry entry = new Entry(NETWORK, programme.nextPosition(), now, actor, act);
        programme = programme.with(entry);
        ledger.add(entry);
        looking.accept(programme, entry);
    }

    @Override
    public List<CaseView> openCases() {
        return programme.cases().stream()
                .filter(Case::open)
                .map(c -> new CaseView(
                        c.id().value(),
                        programme
                                .environment(c.environment())
                                .orElseThrow()
                                .act()
                                .body()
                                .value(),
                        "",
                        c.environment().value(),
                        c.control().value(),
                        "",
                        state(c),
                        c.openedAt(),
                        Optional.empty(),
                        c.notice().map(Case.Notice::replyBy),
                        c.notice().map(Case.Notice::bitesAt),
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
    }

    private static String state(Case one) {
        if (one.adjudication().isPresent()) {
            return one.adjudication().get().upheld() ? "upheld" : "not-upheld";
        }
        return one.replies().isEmpty() ? "notice-served" : "replied";
    }

    @Override
    public List<ReadinessView> readiness(String body) {
        List<ReadinessView> views = new ArrayList<>();
        for (var environment : programme.environmentsOf(new BodyId(body))) {
            EnvironmentId id = environment.act().environment();
            Map<String, String> facts = new TreeMap<>();
            var edition = programme.editionOf(id, now).orElseThrow();
            edition.controls().forEach(c -> facts.put(c.id().value(), FactsDigest.of(programme, id, c.id())));
            List<ConcernView> concerns = Readiness.of(programme, id, now).stream()
                    .map(c -> new ConcernView(
                            c.check().name(),
                            c.check().number(),
                            c.check().blocks(),
                            c.control().map(Object::toString),
                            c.detail(),
                            "",
                            ""))
                    .toList();
            views.add(new ReadinessView(
                    id.value(),
                    body,
                    edition.id(),
                    PackDigest.of(programme, id, now),
                    facts,
                    (int) concerns.stream().filter(ConcernView::blocks).count(),
                    concerns));
        }
        return views;
    }

    @Override
    public List<BodyView> bodies() {
        return programme.bodies().stream()
                .map(b -> {
                    int controls =
                            programme.editionAt(now).orElseThrow().controls().size();
                    int held = programme.environmentsOf(b.act().body()).stream()
                            .mapToInt(e -> held(e.act().environment(), controls))
                            .min()
                            .orElse(0);
                    return new BodyView(
                            b.act().body().value(), "", "", "", "", "", List.of(), held, controls, Optional.empty(), 0);
                })
                .toList();
    }

    private int held(EnvironmentId id, int controls) {
        Map<StandingKind, Integer> counts = Standing.of(programme, id, now).counts();
        return controls - counts.getOrDefault(StandingKind.OPEN, 0) - counts.getOrDefault(StandingKind.LAPSED, 0);
    }
}
