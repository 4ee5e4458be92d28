package concordat.app.control;

import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.assurance.Programme;
import concordat.assurance.act.Breach;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.findings.Vantage;
import concordat.intake.Collected;
import concordat.intake.Provenance;
import concordat.intake.ReportCollector;
import concordat.store.StoreFailure;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingStore;
import concordat.store.findings.ImportHistory;
import concordat.store.findings.ImportOutcome;
import concordat.store.findings.WithdrawalOutcome;
import concordat.web.desk.ActDesk;
import concordat.web.desk.ReportDesk;
import concordat.web.desk.ReportUpload;
import concordat.web.desk.TableTerms;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes reports in: reads the file, reconciles its findings with those that are known, and appends the one act by
/// which they reach standing. Imports of one environment follow one another.
final class ImportDesk implements ReportDesk, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ImportDesk.class.getName());
    private static final int AT_ONCE = 2;

    private final Stores stores;
    private final ActDesk acts;
    private final BooleanSupplier leads;
    private final BodyKeys keys;
    private final InstantSource clock;
    private final Path folder;
    private final Map<String, ReportWork> work = new ConcurrentHashMap<>();
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    private final Map<EnvironmentId, Object> turns = new ConcurrentHashMap<>();
    private final Set<EnvironmentId> inDoubt = ConcurrentHashMap.newKeySet();
    private final Yardsticks yardsticks;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param leads whether this control node writes the ledger, and so knows all of it
    ImportDesk(
            Stores stores,
            ActDesk acts,
            BooleanSupplier leads,
            BodyKeys keys,
            Yardsticks yardsticks,
            InstantSource clock,
            Path folder) {
        this.stores = stores;
        this.acts = acts;
        this.leads = leads;
        this.keys = keys;
        this.yardsticks = yardsticks;
        this.clock = clock;
        this.folder = folder;
    }

    /// Makes findings and ledger agree, after a start: an import whose act was never appended is as if it had not been.
    void reconcile() {
        Programme programme = acts.programme();
        Set<EnvironmentId> held = stores.read(connection -> FindingStore.environments(connection, programme.network()));
        Stream.concat(
                        held.stream(),
                        programme.environments().stream()
                                .map(e -> e.act().environment())
                                .filter(id -> !counting(programme, id).isEmpty()))
                .distinct()
                .forEach(this::reconcile);
    }

    private void reconcile(EnvironmentId id) {
        Programme programme = acts.programme();
        BodyId body = programme
                .environment(id)
                .orElseThrow(() -> new StoreFailure(
                        "there are findings of an environment that the ledger does not know",
                        "environment " + id,
                        "restore ledger and findings from one copy"))
                .act()
                .body();
        FindingStore store = store(body, id);
        Yardsticks.Ruling ruling = yardsticks.ofWhatIsHere(id);
        FindingStore.Reconciled reconciled = stores.write(connection -> {
            FindingStore.Reconciled done =
                    store.reconcile(connection, counting(programme, id), clock.instant(), ruling.yardstick());
            if (!done.withdrawn().isEmpty()) {
                store.judged(connection, "");
            }
            return done;
        });
        if (!reconciled.withdrawn().isEmpty() || !reconciled.missing().isEmpty()) {
            LOG.log(Level.WARNING, "findings of {0} were brought in step: {1}", id, reconciled);
        }
    }

    private static Set<String> counting(Programme programme, EnvironmentId id) {
        return programme.reportsOf(id).stream()
                .filter(Recorded::live)
                .map(r -> r.act().report().value())
                .collect(Collectors.toSet());
    }

    /// Does a thing to an environment's findings and its act in the ledger, alone. While it is under way, and when it
    /// broke off between the two, the environment is in doubt: then the ledger says which imports count.
    private void inTurn(EnvironmentId environment, Runnable work) {
        synchronized (turns.computeIfAbsent(environment, e -> new Object())) {
            settle(environment);
            inDoubt.add(environment);
            try {
                work.run();
                inDoubt.remove(environment);
            } catch (Refusal refusal) {
                if (leads.getAsBoolean()) {
                    settle(environment);
                }
                throw refusal;
            }
        }
    }

    private void settle(EnvironmentId environment) {
        if (!inDoubt.contains(environment)) {
            return;
        }
        if (!leads.getAsBoolean()) {
            throw Refusal.of(503, "The ledger cannot be written at present", "Nothing was done; try again.");
        }
        reconcile(environment);
        inDoubt.remove(environment);
    }

    private FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }

    @Override
    public ReportJob submit(ReportUpload upload, Optional<String> key) throws IOException {
        String id = acts.freshId("report");
        if (key.isPresent()) {
            String known = byKey.putIfAbsent(upload.person() + " " + key.get(), id);
            if (known != null) {
                return job(known).orElseThrow();
            }
        }
        Path file = folder.resolve(id);
        Files.move(upload.file(), file, StandardCopyOption.ATOMIC_MOVE);
        ReportWork one = new ReportWork(id, upload, file, Files.size(file), clock.instant());
        work.put(id, one);
        threads.execute(() -> takeIn(one));
        return one.now();
    }

    private void takeIn(ReportWork one) {
        try {
            room.acquire();
            try {
                switch (collected(one)) {
                    case Collected.Refused refused -> one.refused(refused.why());
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
        } catch (RuntimeException | OutOfMemoryError e) {
            // The loop's top: the uploader must hear of it, whatever it is. What is too large for memory is let go of.
            LOG.log(Level.ERROR, "import " + one.id + " failed", e);
            one.failed(
                    problem(500, "Something broke here", "It is logged. Nothing of the report was kept; try again."));
        }
    }

    private Collected collected(ReportWork one) throws IOException {
        Provenance provenance = new Provenance(one.id, clock.instant(), one.upload.strength(), Vantage.INSIDE);
        if (one.upload.table().isPresent()) {
            return ReportCollector.collect(one.file, one.upload.table().get().terms(), one::counted, provenance);
        }
        return ReportCollector.collect(() -> one.counted(Files.newInputStream(one.file)), provenance);
    }

    private static Problem problem(int status, String title, String detail) {
        return Refusal.of(status, title, detail).problem();
    }

    private void keep(ReportWork one, Collected.Ready ready) {
        EnvironmentId environment = one.upload.environment();
        inTurn(environment, () -> {
            FindingStore store = store(one.upload.body(), environment);
            Yardsticks.Ruling ruling = yardsticks.of(environment);
            ImportOutcome outcome = stores.write(connection -> {
                ImportOutcome taken = store.take(connection, ready.delivery(), ruling.yardstick());
                if (taken instanceof ImportOutcome.Imported imported) {
                    store.judged(connection, ruling.name());
                    store.remember(connection, one.id, one.history(ready.summary(), Optional.of(imported)));
                }
                return taken;
            });
            switch (outcome) {
                case ImportOutcome.AlreadyImported already ->
                    one.same(ready.summary(), already.report(), breachesOf(already.report()));
                case ImportOutcome.Imported imported -> {
                    append(one, ready, imported, ruling.edition());
                    one.done(ready.summary(), Optional.of(imported), imported.breaches());
                }
            }
        });
    }

    /// Judges an environment's findings by what holds now, and tells its breaches again if they are others. The dates
    /// kept beside findings come first; what breaks off before its act is judged again.
    void judgeAnew(EnvironmentId environment) {
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        inTurn(environment, () -> {
            FindingStore store = store(body, environment);
            Yardsticks.Ruling ruling = yardsticks.of(environment);
            List<Breach> breaches = stores.write(connection -> store.judgeAnew(connection, ruling.yardstick()));
            if (!Set.copyOf(breaches).equals(Set.copyOf(acts.programme().breachesOf(environment)))) {
                acts.append(
                        List.of(new Wanted(Programme.COLLECTOR, new FindingsJudgedAnew(environment, breaches))),
                        Optional.empty(),
                        programme -> Optional.empty());
            }
            stores.write(connection -> {
                store.judged(connection, ruling.name());
                return true;
            });
        });
    }

    private List<Breach> breachesOf(String report) {
        return acts.programme()
                .report(new ReportId(report))
                .map(r -> r.act().breaches())
                .orElse(List.of());
    }

    private void append(ReportWork one, Collected.Ready ready, ImportOutcome.Imported imported, Edition edition) {
        // A table shows weaknesses and never that there are no others, so that it proves nothing.
        Set<ControlId> proves = one.upload.table().isPresent()
                ? Set.of()
                : edition.controls().stream()
                        .filter(c -> c.needs().stream().anyMatch(n -> n.kind() == EvidenceKind.SCAN))
                        .map(Control::id)
                        .collect(Collectors.toSet());
        String tool = ready.summary().tool()
                + one.upload
                        .table()
                        .flatMap(TableTerms::keptAs)
                        .map(m -> ", by mapping " + m)
                        .orElse("");
        ReportImported act = imported.act(one.upload.environment(), tool, proves);
        acts.append(List.of(new Wanted(one.upload.person(), act)), Optional.empty(), programme -> Optional.empty());
    }

    @Override
    public Optional<ReportJob> job(String report) {
        ReportWork one = work.get(report);
        return one != null ? Optional.of(one.now()) : recorded(report);
    }

    private Map<String, ImportHistory> histories(EnvironmentId environment) {
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        return stores.read(connection -> store(body, environment).histories(connection));
    }

    /// An import of an earlier run: what the ledger tells of it, and what was kept of what it brought.
    private Optional<ReportJob> recorded(String report) {
        try {
            return acts.programme()
                    .report(new ReportId(report))
                    .map(r -> shown(r, histories(r.act().environment())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ReportJob shown(Recorded<ReportImported> recorded, Map<String, ImportHistory> histories) {
        ReportImported act = recorded.act();
        BodyId body = acts.programme()
                .environment(act.environment())
                .orElseThrow()
                .act()
                .body();
        return ReportWork.job(
                act.report().value(),
                body,
                act.environment(),
                recorded.live() ? "done" : "withdrawn",
                act.tool(),
                Optional.ofNullable(histories.get(act.report().value())),
                act.breaches(),
                recorded.at());
    }

    @Override
    public List<ReportJob> of(BodyId body) {
        Programme programme = acts.programme();
        List<ReportJob> jobs = new ArrayList<>();
        for (var environment : programme.environmentsOf(body)) {
            EnvironmentId id = environment.act().environment();
            Map<String, ImportHistory> histories = histories(id);
            for (Recorded<ReportImported> report : programme.reportsOf(id)) {
                ReportWork one = work.get(report.act().report().value());
                jobs.add(one != null ? one.now() : shown(report, histories));
            }
        }
        work.values().stream()
                .filter(w -> w.upload.body().equals(body))
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
        inTurn(environment, () -> {
            FindingStore store = store(body, environment);
            Yardsticks.Ruling ruling = yardsticks.of(environment);
            WithdrawalOutcome tried =
                    stores.tried(connection -> store.withdraw(connection, report, clock.instant(), ruling.yardstick()));
            if (tried instanceof WithdrawalOutcome.Withdrawn withdrawn) {
                acts.append(
                        List.of(new Wanted(
                                person,
                                new ReportWithdrawn(
                                        new ReportId(report), environment, acts.prose(reason), withdrawn.breaches()))),
                        Optional.empty(),
                        programme -> Optional.empty());
                stores.write(connection -> {
                    store.judged(connection, ruling.name());
                    return store.withdraw(connection, report, clock.instant(), ruling.yardstick());
                });
            }
        });
        if (one != null) {
            one.ended("withdrawn");
        }
        return job(report).orElseThrow();
    }

    @Override
    public void close() {
        work.values().forEach(ReportWork::stop);
        threads.close();
    }
}
