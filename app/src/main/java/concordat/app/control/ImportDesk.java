package concordat.app.control;

import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.assurance.Programme;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.Breach;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.store.StoreFailure;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.ImportHistory;
import concordat.store.findings.ImportJob;
import concordat.store.findings.ImportJob.State;
import concordat.store.findings.ImportJobFilter;
import concordat.store.findings.ImportJobs;
import concordat.store.findings.SealedFile;
import concordat.web.desk.ActDesk;
import concordat.web.desk.JobsWanted;
import concordat.web.desk.ReportDesk;
import concordat.web.desk.ReportUpload;
import concordat.web.http.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// Takes reports in. What was acknowledged lies sealed in the data folder and stands in a table until it is over: when
/// the process ends, the next one takes it up again under the same id, and does it once.
final class ImportDesk implements ReportDesk, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ImportDesk.class.getName());
    private static final String SEALED = ".sealed";

    /// A report that ended the process this often is set aside.
    private static final int MOST_ATTEMPTS = 3;

    /// How often an import is tried anew while database or ledger are away.
    private static final int TRIES = 10;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration WITHDRAWAL_WAITS = Duration.ofSeconds(60);
    private static final int LISTED = 500;

    /// How much is taken at once.
    ///
    /// @param readers how many reports are read at a time
    /// @param bytesOfBody how long one body's reports that are not over may be, together
    record Bounds(int readers, long bytesOfBody) {

        private static final long HEAP_FOR_ONE = 640L << 20;

        /// As many readers as there are processors, and no more than memory allows; ten gigabytes.
        static Bounds ofMachine() {
            long fit = Math.max(1, Runtime.getRuntime().maxMemory() / HEAP_FOR_ONE);
            return new Bounds((int) Math.min(Runtime.getRuntime().availableProcessors(), fit), 10_000_000_000L);
        }
    }

    private final Stores stores;
    private final ActDesk acts;
    private final BooleanSupplier leads;
    private final BodyKeys keys;
    private final InstantSource clock;
    private final Path folder;
    private final Bounds bounds;
    private final Importing importing;
    private final ImportJobs jobs;
    private final ImportLine line;
    private final Map<String, ReportWork> work = new ConcurrentHashMap<>();
    private final Map<BodyId, Long> arriving = new HashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("import-", 1).factory());
    private volatile boolean closing;

    /// @param leads whether this control node writes the ledger, and so knows all of it
    /// @param folder for sealed uploads; whatever else is sealed there is thrown away by [#takeUp]
    ImportDesk(
            Stores stores,
            ActDesk acts,
            BooleanSupplier leads,
            BodyKeys keys,
            Yardsticks yardsticks,
            InstantSource clock,
            Path folder,
            Bounds bounds) {
        this.stores = stores;
        this.acts = acts;
        this.leads = leads;
        this.keys = keys;
        this.clock = clock;
        this.folder = folder;
        this.bounds = bounds;
        this.importing = new Importing(stores, acts, leads, keys, yardsticks, clock);
        this.jobs = new ImportJobs(acts.programme().network(), keys::vault);
        this.line = new ImportLine(bounds.readers());
    }

    /// Makes findings and ledger agree, after a start.
    void reconcile() {
        importing.reconcile();
    }

    /// Judges an environment's findings by what holds now, and tells its breaches again if they are others.
    void judgeAnew(EnvironmentId environment) {
        importing.judgeAnew(environment);
    }

    /// @return what the environment would breach if its findings were judged by that; nothing is kept
    List<Breach> foreseen(EnvironmentId environment, Yardsticks.Ruling ruling) {
        return importing.foreseen(environment, ruling);
    }

    /// Says of two names that they are two assets or one, or takes that back.
    ///
    /// @param agreed asked before anything is done; whether it is to be done
    Importing.Paired pair(
            PersonId person,
            AssetAct act,
            Predicate<Importing.Paired> agreed,
            Function<Programme, Optional<String>> expected) {
        return importing.pair(person, act, agreed, expected);
    }

    /// Takes up again, after a start, what was acknowledged and is not over.
    void takeUp() throws IOException {
        List<ImportJob> live = stores.read(jobs::live);
        Set<String> kept = new HashSet<>();
        for (ImportJob job : live) {
            kept.add(job.id() + SEALED);
            if (job.state() == State.RUNNING) {
                importing.doubt(job.environment());
            }
            try {
                adopt(job, true);
            } catch (RuntimeException e) {
                // One that cannot be understood any more must not keep everything else from starting.
                LOG.log(Level.ERROR, "import " + job.id() + " cannot be taken up again", e);
                kept.remove(job.id() + SEALED);
                JobEnd end = broke("This import cannot be taken up again", "It is logged. Send the report again.");
                stores.write(connection -> {
                    jobs.end(connection, job, State.REFUSED, end.text(), clock.instant());
                    return job;
                });
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SEALED)) {
            for (Path file : files) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file); // over, or never acknowledged
                }
            }
        }
        if (!live.isEmpty()) {
            LOG.log(Level.INFO, "{0} imports go on that a restart interrupted", live.size());
        }
        callNext();
    }

    private ReportWork adopt(ImportJob job, boolean again) {
        return work.computeIfAbsent(job.id(), id -> {
            ReportWork one = ReportWork.of(job, file(id), again);
            line.join(one);
            return one;
        });
    }

    private Path file(String id) {
        return folder.resolve(id + SEALED);
    }

    @Override
    public ReportJob submit(ReportUpload upload, Optional<String> key) throws IOException {
        if (key.isPresent()) {
            Optional<ImportJob> known = stores.read(connection -> jobs.byKey(connection, upload.person(), key.get()));
            if (known.isPresent()) {
                return accepted(known.get());
            }
        }
        long size = Files.size(upload.file());
        arrives(upload.body(), size);
        try {
            String id = acts.freshId("report");
            seal(upload, id);
            ImportJob asked = new ImportJob(
                    0,
                    id,
                    upload.body(),
                    upload.environment(),
                    upload.person(),
                    key,
                    upload.strength(),
                    upload.vantage(),
                    size,
                    clock.instant(),
                    UploadTerms.of(upload.fileName(), upload.table()).text(),
                    State.WAITING,
                    0,
                    Optional.empty(),
                    Optional.empty());
            ImportJob kept = stores.write(connection -> jobs.add(connection, asked));
            if (!kept.id().equals(id)) {
                Files.deleteIfExists(file(id)); // the same request was faster
            }
            return accepted(kept);
        } finally {
            arrived(upload.body(), size);
        }
    }

    private ReportJob accepted(ImportJob job) {
        if (!job.state().live()) {
            return job(job.id()).orElseThrow();
        }
        ReportWork one = adopt(job, false);
        ReportJob view = JobViews.live(one, line.place(one));
        callNext();
        return view;
    }

    /// @throws Refusal when the body has too much here that is not over
    private synchronized void arrives(BodyId body, long size) {
        long held = stores.read(connection -> jobs.held(connection, body)) + arriving.getOrDefault(body, 0L);
        if (held + size > bounds.bytesOfBody()) {
            throw Refusal.of(
                    413,
                    "There is no room for this report now",
                    "Reports of " + body
                            + " that are not yet imported have %,d of %,d bytes, and this one has %,d more."
                                    .formatted(held, bounds.bytesOfBody(), size)
                            + " Send it once they are (concordat report jobs " + body
                            + " --state waiting), or cancel one of them.");
        }
        arriving.merge(body, size, Long::sum);
    }

    private synchronized void arrived(BodyId body, long size) {
        arriving.merge(body, -size, Long::sum);
    }

    private void seal(ReportUpload upload, String id) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(upload.file()), 1 << 18)) {
            SealedFile.write(keys.vault(upload.body()), "report/" + id, in, file(id));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an upload could not be kept: {0}", e.getMessage());
            throw Refusal.of(
                    507,
                    "The disk for uploads is full or cannot be written",
                    "Nothing was kept. Free some space below " + folder + ", then send it again.");
        }
        Files.deleteIfExists(upload.file());
    }

    private void callNext() {
        if (closing) {
            return;
        }
        for (ReportWork one : line.called()) {
            threads.execute(() -> run(one));
        }
    }

    private void run(ReportWork one) {
        try {
            worked(one).ifPresent(end -> finish(one, State.DONE, end));
        } catch (WorkProgress.Stopped e) {
            if (one.progress().isShut()) {
                putBack(one);
            } else {
                finish(one, State.STOPPED, JobEnd.PLAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            putBack(one);
        } catch (Refusal e) {
            finish(one, State.REFUSED, JobEnd.refused(e.problem()));
        } catch (IOException | StoreFailure e) {
            finish(one, State.REFUSED, broke("The import broke off", String.valueOf(e.getMessage())));
        } catch (RuntimeException | OutOfMemoryError e) {
            // The loop's top: the uploader must hear of it, whatever it is. What is too large for memory is let go of.
            LOG.log(Level.ERROR, "import " + one.id() + " failed", e);
            finish(
                    one,
                    State.REFUSED,
                    broke("Something broke here", "It is logged. Nothing of the report was kept; try again."));
        } finally {
            line.over(one);
            callNext();
        }
    }

    private static JobEnd broke(String title, String detail) {
        Problem problem = Refusal.of(500, title, detail).problem();
        return JobEnd.refused(problem);
    }

    /// @return none when it was over before it began
    private Optional<JobEnd> worked(ReportWork one) throws IOException, InterruptedException {
        boolean begun = false;
        for (int failed = 0; ; failed++) {
            awaitLead(one);
            try {
                if (!begun) {
                    OptionalInt attempts = stores.write(connection -> jobs.begin(connection, one.id()));
                    if (attempts.isEmpty()) {
                        work.remove(one.id());
                        return Optional.empty();
                    }
                    checkAttempts(attempts.getAsInt());
                    begun = true;
                }
                return Optional.of(importing.take(one));
            } catch (Refusal e) {
                if (e.problem().status() != 503 || failed == TRIES || closing) {
                    throw e;
                }
            } catch (StoreFailure e) {
                if (failed == TRIES || closing) {
                    throw e;
                }
                LOG.log(Level.WARNING, "import {0} is tried again: {1}", one.id(), e.getMessage());
            }
            importing.doubt(one.environment());
            one.progress().waits();
            pause(failed);
        }
    }

    private static void checkAttempts(int attempts) {
        if (attempts > MOST_ATTEMPTS) {
            throw Refusal.of(
                    500,
                    "This report was set aside",
                    "The control plane ended " + MOST_ATTEMPTS + " times while it read it. Look into its log for why;"
                            + " split the scan by hosts and import its parts, or send it again once that is mended.");
        }
    }

    /// Only who writes the ledger knows all of it, and so what is still to be done.
    private void awaitLead(ReportWork one) throws InterruptedException {
        one.progress().check();
        while (!leads.getAsBoolean()) {
            Thread.sleep(100);
            one.progress().check();
        }
    }

    private static void pause(int failed) throws InterruptedException {
        Duration pause = Duration.ofMillis(100L << Math.min(failed, 10));
        Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    /// Says for good what became of it, and then frees what it took.
    private void finish(ReportWork one, State state, JobEnd end) {
        for (int failed = 0; !written(one, state, end); failed++) {
            if (closing) {
                return; // the next start finds out
            }
            try {
                pause(failed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        work.remove(one.id());
        try {
            Files.deleteIfExists(one.file());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be deleted: {1}", one.file(), e.getMessage());
        }
    }

    private boolean written(ReportWork one, State state, JobEnd end) {
        try {
            record(one, state, end);
            return true;
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "that import {0} is over could not be kept: {1}", one.id(), e.getMessage());
            return false;
        }
    }

    private void record(ReportWork one, State state, JobEnd end) {
        stores.write(connection -> {
            jobs.end(connection, one.job(), state, end.text(), clock.instant());
            return one;
        });
    }

    /// The process ends; the next one does it, and this attempt does not count against it.
    private void putBack(ReportWork one) {
        try {
            stores.write(connection -> {
                jobs.putBack(connection, one.id());
                return one;
            });
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "import {0} could not be put back: {1}", one.id(), e.getMessage());
        }
    }

    @Override
    public Optional<ReportJob> job(String report) {
        ReportWork one = work.get(report);
        if (one != null) {
            return Optional.of(JobViews.live(one, line.place(one)));
        }
        Optional<ImportJob> job = stores.read(connection -> jobs.find(connection, report));
        Optional<Recorded<ReportImported>> told = told(report);
        if (job.isEmpty() && told.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Shown().view(job, told));
    }

    private Optional<Recorded<ReportImported>> told(String report) {
        try {
            return acts.programme().report(new ReportId(report));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Shows imports that are over; reads what an environment's imports brought once.
    private final class Shown {
        private final Map<EnvironmentId, Map<String, ImportHistory>> read = new HashMap<>();

        private Optional<ImportHistory> brought(EnvironmentId environment, String report) {
            return Optional.ofNullable(
                    read.computeIfAbsent(environment, importing::histories).get(report));
        }

        private ReportJob view(Optional<ImportJob> job, Optional<Recorded<ReportImported>> told) {
            if (told.isPresent()) {
                ReportImported act = told.get().act();
                BodyId body = acts.programme()
                        .environment(act.environment())
                        .orElseThrow()
                        .act()
                        .body();
                return JobViews.recorded(
                        told.get(),
                        body,
                        job,
                        brought(act.environment(), act.report().value()));
            }
            ImportJob over = job.orElseThrow();
            JobEnd end = over.outcome().map(JobEnd::parse).orElse(JobEnd.PLAIN);
            Optional<ImportHistory> brought = end.sameAs()
                    .flatMap(same -> brought(over.environment(), same))
                    .map(of -> ReportWork.unchanged(
                            of, UploadTerms.parse(over.terms()).file()));
            return JobViews.ended(
                    over, end, brought, end.sameAs().map(importing::breachesOf).orElse(List.of()));
        }

        private ReportJob view(ImportJob job) {
            ReportWork one = work.get(job.id());
            return one != null ? JobViews.live(one, line.place(one)) : view(Optional.of(job), told(job.id()));
        }
    }

    @Override
    public List<ReportJob> of(BodyId body) {
        Shown shown = new Shown();
        List<ReportJob> all = new ArrayList<>();
        Map<String, ImportJob> asked = new HashMap<>();
        ImportJobFilter every = new ImportJobFilter(body, Optional.empty(), Optional.empty(), false);
        for (ImportJob job : stores.read(connection -> jobs.page(connection, every, Optional.empty(), LISTED))) {
            asked.put(job.id(), job);
            if (told(job.id()).isEmpty() && job.state() != State.DONE) {
                all.add(shown.view(job));
            }
        }
        Programme programme = acts.programme();
        for (var environment : programme.environmentsOf(body)) {
            for (Recorded<ReportImported> report :
                    programme.reportsOf(environment.act().environment())) {
                String id = report.act().report().value();
                all.add(shown.view(Optional.ofNullable(asked.get(id)), Optional.of(report)));
            }
        }
        all.sort(Comparator.comparing((ReportJob j) -> j.at().orElse(Instant.MIN))
                .reversed()
                .thenComparing(ReportJob::id));
        return all;
    }

    @Override
    public Page<ReportJob> jobs(JobsWanted wanted) {
        ImportJobFilter filter = new ImportJobFilter(
                wanted.body(), wanted.state().map(ImportDesk::state), wanted.environment(), wanted.oldestFirst());
        Optional<Long> after = wanted.cursor().map(ImportDesk::number);
        List<ImportJob> found = stores.read(connection -> jobs.page(connection, filter, after, wanted.limit() + 1));
        List<ImportJob> page = found.size() > wanted.limit() ? found.subList(0, wanted.limit()) : found;
        Shown shown = new Shown();
        return new Page<>(
                page.stream().map(shown::view).toList(),
                found.size() > page.size()
                        ? Optional.of(String.valueOf(page.getLast().number()))
                        : Optional.empty(),
                Optional.empty());
    }

    private static State state(String word) {
        for (State state : State.values()) {
            if (JobViews.word(state.name()).equals(word)) {
                return state;
            }
        }
        throw Refusal.of(
                400,
                "There is no such state",
                "[" + word + "]: waiting, running, done, refused, stopped or withdrawn.");
    }

    private static long number(String cursor) {
        if (!cursor.matches("[0-9]{1,18}")) {
            throw Refusal.of(400, "cursor is not well formed", "[" + cursor + "]: take it from the page before.");
        }
        return Long.parseLong(cursor);
    }

    @Override
    public ReportJob cancel(String report) {
        ReportWork one = work.get(report);
        if (one == null) {
            ReportJob over = job(report).orElseThrow(() -> Refusal.notFound("report", report));
            throw Refusal.of(
                    409,
                    "Import " + report + " is over: it is " + over.state(),
                    switch (over.state()) {
                        case "done" ->
                            over.sameAs().isPresent()
                                    ? "It changed nothing; these bytes count by import "
                                            + over.sameAs().get() + "."
                                    : withdrawIt(report);
                        case "withdrawn" -> "Nothing of it counts any more.";
                        default -> "Nothing of it was kept.";
                    });
        }
        if (!one.progress().stop()) {
            throw Refusal.of(
                    409,
                    "Import " + report + " cannot be cancelled any more",
                    "The ledger is being told of it this very moment. " + withdrawIt(report));
        }
        return cancelled(one);
    }

    /// @param one that was told to stop
    private ReportJob cancelled(ReportWork one) {
        if (line.leave(one)) {
            finish(one, State.STOPPED, JobEnd.PLAIN);
        } else {
            record(one, State.STOPPED, JobEnd.PLAIN); // so that no restart takes it up again
        }
        return job(one.id()).orElseThrow();
    }

    private static String withdrawIt(String report) {
        return "To undo it, withdraw it: concordat report withdraw " + report + " --reason WORDS";
    }

    @Override
    public ReportJob withdraw(PersonId person, String report, String reason) {
        ReportWork one = work.get(report);
        if (one != null && one.progress().stop()) {
            return cancelled(one);
        }
        long until = System.nanoTime() + WITHDRAWAL_WAITS.toNanos();
        while (work.containsKey(report)) { // its act is being appended
            if (System.nanoTime() > until) {
                throw Refusal.of(503, "The import is not over yet", "Try again in a minute.");
            }
            LockSupport.parkNanos(20_000_000);
        }
        ReportId id = told(report)
                .orElseThrow(() -> Refusal.notFound("report", report))
                .act()
                .report();
        importing.withdraw(person, id, reason);
        stores.write(connection -> {
            jobs.withdrawn(connection, report);
            return id;
        });
        return job(report).orElseThrow();
    }

    @Override
    public void close() {
        closing = true;
        work.values().forEach(one -> one.progress().shut());
        threads.close();
    }
}
