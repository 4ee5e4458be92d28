package concordat.app.control;

import concordat.api.view.FixPlace;
import concordat.api.view.TicketDetail;
import concordat.app.tickets.TicketContents;
import concordat.assurance.Programme;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import concordat.catalogue.Severity;
import concordat.findings.Wording;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingFilter;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingScopes;
import concordat.store.findings.FindingSort;
import concordat.store.findings.FindingStore;
import concordat.store.tickets.Ticket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What tickets say of actions and proposals.
final class FixContents implements TicketContents {

    private static final int MOST_READ = 500;
    private static final int MOST_TITLES = 50;
    private static final int MOST_PLACES = 100;

    private final Stores stores;
    private final Supplier<Programme> programme;
    private final BodyKeys keys;
    private final InstantSource clock;

    FixContents(Stores stores, Supplier<Programme> programme, BodyKeys keys, InstantSource clock) {
        this.stores = stores;
        this.programme = programme;
        this.keys = keys;
        this.clock = clock;
    }

    /// Where to look for what a ticket is about.
    private record Subject(
            EnvironmentId environment,
            String reference,
            FindingFilter open,
            Optional<Action> action,
            Optional<LocalDate> due) {}

    @Override
    public Optional<Content> of(BodyId body, Ticket.Kind kind, String subject) {
        return of(body, kind, subject, new HashMap<>());
    }

    @Override
    public List<Optional<Content>> all(BodyId body, List<Ticket> tickets) {
        Map<EnvironmentId, Map<String, Fixes.Fix>> fixes = new HashMap<>();
        return tickets.stream().map(t -> of(body, t.kind(), t.subject(), fixes)).toList();
    }

    private Optional<Content> of(
            BodyId body, Ticket.Kind kind, String subject, Map<EnvironmentId, Map<String, Fixes.Fix>> fixes) {
        return subject(body, kind, subject, fixes).map(found -> {
            FindingStore store = store(body, found.environment());
            List<ChosenFinding> worst = stores.read(connection -> store.chosen(connection, found.open(), 1));
            int open = stores.<Integer>read(connection -> store.count(connection, found.open()));
            return new Content(
                    found.environment(),
                    found.reference(),
                    FindingViews.word(worst.stream()
                            .findFirst()
                            .map(ChosenFinding::severity)
                            .orElse(Severity.INFO)),
                    found.due(),
                    open,
                    mended(found),
                    ActionStates.nextLook(programme.get(), found.environment(), clock.instant()));
        });
    }

    /// A fix that is proposed no longer has nothing open; whether that is because all is mended cannot be told from it.
    private boolean mended(Subject subject) {
        Optional<String> scope = subject.action().flatMap(Action::scope).map(Action.Scope::digest);
        if (scope.isEmpty()) {
            return false;
        }
        FindingScopes scopes = new FindingScopes(programme.get().network(), subject.environment());
        return Optional.ofNullable(stores.<Map<String, FindingScopes.Tally>>read(
                                connection -> scopes.tallies(connection, Set.of(scope.get())))
                        .get(scope.get()))
                .filter(FindingScopes.Tally::mended)
                .isPresent();
    }

    private Optional<Subject> subject(
            BodyId body, Ticket.Kind kind, String subject, Map<EnvironmentId, Map<String, Fixes.Fix>> fixes) {
        return switch (kind) {
            case ACTION -> action(body, subject);
            case PROPOSAL -> proposal(body, subject, fixes);
        };
    }

    private Optional<Subject> action(BodyId body, String id) {
        Programme now = programme.get();
        Optional<Action> action;
        try {
            action = now.planned().action(new ActionId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return action.flatMap(a -> {
            EnvironmentId environment =
                    now.planned().plan(a.plan()).orElseThrow().environment();
            boolean theirs = now.environmentsOf(body).stream()
                    .anyMatch(e -> e.act().environment().equals(environment));
            FindingFilter open = new FindingFilter(true, Severity.INFO)
                    .in(a.scope().map(Action.Scope::digest).orElse(FindingLists.NO_SCOPE));
            return theirs
                    ? Optional.of(new Subject(
                            environment,
                            environment + " action " + a.added().number(),
                            open,
                            action,
                            Optional.of(a.plannedOn())))
                    : Optional.empty();
        });
    }

    private Optional<Subject> proposal(BodyId body, String id, Map<EnvironmentId, Map<String, Fixes.Fix>> read) {
        Programme now = programme.get();
        for (var declared : now.environmentsOf(body)) {
            EnvironmentId environment = declared.act().environment();
            if (id.startsWith(environment.value() + "-fix-")) {
                Map<String, Fixes.Fix> fixes = read.computeIfAbsent(environment, e -> fixes(body, e, now));
                return Optional.ofNullable(fixes.get(id))
                        .map(fix -> new Subject(
                                environment,
                                id,
                                new FindingFilter(true, Severity.LOW).of(fix.weaknesses()),
                                Optional.empty(),
                                fix.due().map(d -> LocalDate.ofInstant(d, ZoneOffset.UTC))));
            }
        }
        return Optional.empty();
    }

    private Map<String, Fixes.Fix> fixes(BodyId body, EnvironmentId environment, Programme now) {
        Instant at = clock.instant();
        return stores.read(connection -> Fixes.of(connection, store(body, environment), now, environment, at)).stream()
                .collect(Collectors.toMap(Fixes.Fix::id, f -> f));
    }

    @Override
    public Optional<TicketDetail> detail(BodyId body, Ticket.Kind kind, String subject) {
        return subject(body, kind, subject, new HashMap<>()).map(found -> {
            FindingStore store = store(body, found.environment());
            List<FindingPage.Line> lines = stores.read(connection -> store.page(
                            connection, found.open(), FindingSort.WORST, FindingPage.Cursor.START, MOST_READ)
                    .lines());
            int open = stores.<Integer>read(connection -> store.count(connection, found.open()));
            Set<String> titles = new LinkedHashSet<>();
            Set<String> cves = new TreeSet<>();
            Map<String, TreeSet<Integer>> places = new LinkedHashMap<>();
            for (FindingPage.Line line : lines) {
                titles.add(line.title());
                cves.addAll(line.finding().facts().cves());
                TreeSet<Integer> ports =
                        places.computeIfAbsent(line.finding().key().asset().value(), a -> new TreeSet<>());
                if (line.finding().key().port() > 0) {
                    ports.add(line.finding().key().port());
                }
            }
            List<FixPlace> shown = new ArrayList<>();
            places.forEach((asset, ports) -> shown.add(new FixPlace(asset, List.copyOf(ports))));
            return new TicketDetail(
                    open,
                    titles.stream().limit(MOST_TITLES).toList(),
                    lines.stream()
                            .findFirst()
                            .flatMap(FindingPage.Line::wording)
                            .map(Wording::solution)
                            .filter(text -> !text.isBlank()),
                    List.copyOf(cves),
                    shown.subList(0, Math.min(shown.size(), MOST_PLACES)));
        });
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(programme.get().network(), environment, keys.vault(body));
    }
}
