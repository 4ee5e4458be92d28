package concordat.app.control;

import concordat.api.view.FindingView;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.assurance.Programme;
import concordat.assurance.Recorded;
import concordat.assurance.act.Breach;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.findings.FixWindows;
import concordat.findings.Vantage;
import concordat.intake.Collected;
import concordat.intake.Provenance;
import concordat.intake.ReportCollector;
import concordat.intake.RuleJudge;
import concordat.rules.Compilation;
import concordat.rules.FindingRules;
import concordat.store.StoreFailure;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingFilter;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingStore;
import concordat.store.findings.ImportOutcome;
import concordat.store.findings.WithdrawalOutcome;
import concordat.web.desk.ActDesk;
import concordat.web.desk.ReportDesk;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// Takes reports in: reads the file, reconciles its findings with those that are known, and appends the one act by
/// which they reach standing. Imports of one environment follow one another.
final class ImportDesk implements ReportDesk, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ImportDesk.class.getName());
    private static final int AT_ONCE = 2;

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final InstantSource clock;
    private final Path folder;
    private final Map<String, ReportWork> work = new ConcurrentHashMap<>();
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    private final Map<EnvironmentId, Object> turns = new ConcurrentHashMap<>();
    private final Map<String, FindingRules> rules = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ImportDesk(Stores stores, ActDesk acts, BodyKeys keys, InstantSource clock, Path folder) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.clock = clock;
        this.folder = folder;
    }

    /// Makes findings and ledger agree, after a start: an import whose act was never appended is as if it had not been.
    void reconcile() {
        Programme programme = acts.programme();
        for (var environment : programme.environments()) {
            EnvironmentId id = environment.act().environment();
            Set<String> counting = programme.reportsOf(id).stream()
                    .filter(Recorded::live)
                    .map(r -> r.act().report().value())
                    .collect(Collectors.toSet());
            if (counting.isEmpty() && !hasImports(id)) {
                continue;
            }
            FindingStore.Reconciled reconciled = stores.write(
                    connection -> store(environment.act().body(), id).reconcile(connection, counting, clock.instant()));
            if (!reconciled.withdrawn().isEmpty() || !reconciled.missing().isEmpty()) {
                LOG.log(Level.WARNING, "findings of {0} were brought in step: {1}", id, reconciled);
            }
        }
    }

    private boolean hasImports(EnvironmentId id) {
        return turns.containsKey(id);
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }

    @Override
    public ReportJob submit(
            PersonId person,
            BodyId body,
            EnvironmentId environment,
            Optional<String> fileName,
            Strength strength,
            Optional<String> key,
            Path upload)
            throws IOException {
        String id = acts.freshId("report");
        if (key.isPresent()) {
            String known = byKey.putIfAbsent(person + " " + key.get(), id);
            if (known != null) {
                return job(known).orElseThrow();
            }
        }
        Path file = folder.resolve(id);
        Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE);
        ReportWork one = new ReportWork(
                id, person, body, environment, strength, file, fileName, Files.size(file), clock.instant());
        work.put(id, one);
        threads.execute(() -> takeIn(one));
        return one.now();
    }

    private void takeIn(ReportWork one) {
        try {
            room.acquire();
            try (InputStream in = one.counted(Files.newInputStream(one.file))) {
                Provenance provenance = new Provenance(one.id, clock.instant(), one.strength, Vantage.INSIDE);
                switch (ReportCollector.collect(in, provenance)) {
                    case Collected.Refused refused -> one.refused(refused.problem());
                    case Collected.Ready ready -> keep(one, ready);
                }
            } finally {
                room.release();
                Files.deleteIfExists(one.file);
            }
        } catch (ReportWork.Stopped e) {
            one.ended("stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            one.ended("stopped");
        } catch (Refusal e) {
            one.failed(e.problem());
        } catch (IOException | StoreFailure e) {
            one.failed(problem(500, "The import broke off", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // The loop's top: the uploader must hear of it, whatever it is.
            LOG.log(Level.ERROR, "import " + one.id + " failed", e);
            one.failed(
                    problem(500, "Something broke here", "It is logged. Nothing of the report was kept; try again."));
        }
    }

    private static Problem problem(int status, String title, String detail) {
        return Refusal.of(status, title, detail).problem();
    }

    private void keep(ReportWork one, Collected.Ready ready) {
        Edition edition = edition();
        FixWindows windows = FixWindows.of(edition);
        synchronized (turns.computeIfAbsent(one.environment, e -> new Object())) {
            FindingStore store = store(one.body, one.environment);
            ImportOutcome outcome = stores.write(
                    connection -> store.take(connection, ready.delivery(), windows, new RuleJudge(rules(edition))));
            switch (outcome) {
                case ImportOutcome.AlreadyImported already ->
                    one.done(ready.summary(), Optional.empty(), breachesOf(already.report()));
                case ImportOutcome.Imported imported -> {
                    append(one, ready, imported, edition, windows);
                    one.done(ready.summary(), Optional.of(imported), imported.breaches());
                }
            }
        }
    }

    private List<Breach> breachesOf(String report) {
        return acts.programme()
                .report(new ReportId(report))
                .map(r -> r.act().breaches())
                .orElse(List.of());
    }

    /// The findings are in; now the act. When a rule stands against it the findings go out again.
    private void append(
            ReportWork one,
            Collected.Ready ready,
            ImportOutcome.Imported imported,
            Edition edition,
            FixWindows windows) {
        Set<ControlId> proves = edition.controls().stream()
                .filter(c -> c.needs().stream().anyMatch(n -> n.kind() == EvidenceKind.SCAN))
                .map(Control::id)
                .collect(Collectors.toSet());
        ReportImported act = imported.act(one.environment, ready.summary().tool(), proves);
        try {
            acts.append(List.of(new Wanted(one.person, act)), Optional.empty(), programme -> Optional.empty());
        } catch (Refusal refusal) {
            stores.write(connection -> store(one.body, one.environment)
                    .withdraw(connection, one.id, clock.instant(), windows, new RuleJudge(rules(edition))));
            throw refusal;
        }
    }

    private Edition edition() {
        return acts.programme()
                .editionAt(clock.instant())
                .orElseThrow(() -> Refusal.of(409, "There is no edition yet", "Issue one before reports come in."));
    }

    private FindingRules rules(Edition edition) {
        return rules.computeIfAbsent(edition.id(), id -> switch (FindingRules.compile(edition)) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused ->
                throw new IllegalStateException("edition " + id + " was issued with rules that fail: " + refused);
        });
    }

    @Override
    public Optional<ReportJob> job(String report) {
        ReportWork one = work.get(report);
        return one != null ? Optional.of(one.now()) : recorded(report);
    }

    /// An import of an earlier run: what the ledger tells of it.
    private Optional<ReportJob> recorded(String report) {
        try {
            return acts.programme().report(new ReportId(report)).map(this::shown);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ReportJob shown(Recorded<ReportImported> recorded) {
        ReportImported act = recorded.act();
        BodyId body = acts.programme()
                .environment(act.environment())
                .orElseThrow()
                .act()
                .body();
        return new ReportJob(
                act.report().value(),
                body.value(),
                act.environment().value(),
                Optional.empty(),
                recorded.live() ? "done" : "withdrawn",
                0,
                Optional.empty(),
                Optional.of(act.tool()),
                0,
                Map.of(),
                0,
                0,
                0,
                0,
                0,
                0,
                ReportWork.failing(act.breaches()),
                Optional.empty(),
                Optional.of(recorded.at()));
    }

    @Override
    public List<ReportJob> of(BodyId body) {
        Programme programme = acts.programme();
        List<ReportJob> jobs = new ArrayList<>();
        for (var environment : programme.environmentsOf(body)) {
            programme
                    .reportsOf(environment.act().environment())
                    .forEach(r -> jobs.add(job(r.act().report().value()).orElseGet(() -> shown(r))));
        }
        work.values().stream()
                .filter(w -> w.body.equals(body))
                .map(ReportWork::now)
                .filter(j -> !j.state().equals("done") && !j.state().equals("withdrawn"))
                .forEach(jobs::add);
        jobs.sort(java.util.Comparator.comparing((ReportJob j) -> j.at().orElse(Instant.MIN))
                .reversed()
                .thenComparing(ReportJob::id));
        return jobs;
    }

    @Override
    public ReportJob withdraw(PersonId person, String report, String reason) {
        ReportWork one = work.get(report);
        if (one != null && one.now().state().equals("running")) {
            one.stop();
            return one.now();
        }
        Recorded<ReportImported> recorded =
                acts.programme().report(new ReportId(report)).orElseThrow(() -> Refusal.notFound("report", report));
        EnvironmentId environment = recorded.act().environment();
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        Edition edition = edition();
        FixWindows windows = FixWindows.of(edition);
        synchronized (turns.computeIfAbsent(environment, e -> new Object())) {
            FindingStore store = store(body, environment);
            WithdrawalOutcome tried = stores.tried(connection ->
                    store.withdraw(connection, report, clock.instant(), windows, new RuleJudge(rules(edition))));
            if (tried instanceof WithdrawalOutcome.Withdrawn withdrawn) {
                acts.append(
                        List.of(new Wanted(
                                person,
                                new ReportWithdrawn(
                                        new ReportId(report), environment, acts.prose(reason), withdrawn.breaches()))),
                        Optional.empty(),
                        programme -> Optional.empty());
                stores.write(connection ->
                        store.withdraw(connection, report, clock.instant(), windows, new RuleJudge(rules(edition))));
            }
        }
        if (one != null) {
            one.ended("withdrawn");
        }
        return job(report).orElseThrow();
    }

    @Override
    public Page<FindingView> findings(
            BodyId body, Optional<String> severity, Optional<String> state, Optional<String> cursor, int limit) {
        Severity least = severity.map(s -> {
                    try {
                        return Severity.valueOf(s.toUpperCase(Locale.ROOT));
                    } catch (IllegalArgumentException e) {
                        throw Refusal.of(400, "There is no such severity", s);
                    }
                })
                .orElse(Severity.INFO);
        boolean open = !state.filter("closed"::equals).isPresent();
        List<FindingView> found = new ArrayList<>();
        Optional<FindingCursor> from = cursor.map(FindingCursor::parse);
        FixWindows windows = FixWindows.of(edition());
        for (var environment : acts.programme().environmentsOf(body)) {
            EnvironmentId id = environment.act().environment();
            if (from.isPresent() && !from.get().environment().equals(id.value())) {
                continue;
            }
            Optional<FindingPage.Cursor> after = from.map(FindingCursor::within);
            FindingPage page = stores.read(connection ->
                    store(body, id).page(connection, new FindingFilter(open, least, Optional.empty()), after, limit));
            page.lines().forEach(line -> found.add(FindingCursor.view(id.value(), line, windows)));
            if (page.next().isPresent()) {
                return new Page<>(
                        found,
                        Optional.of(new FindingCursor(id.value(), page.next().get()).text()),
                        Optional.empty());
            }
            from = Optional.empty();
        }
        return new Page<>(found, Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        work.values().forEach(ReportWork::stop);
        threads.close();
    }
}
