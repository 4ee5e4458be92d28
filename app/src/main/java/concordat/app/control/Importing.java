package concordat.app.control;

import concordat.assurance.Programme;
import concordat.assurance.act.AssetAct;
import concordat.assurance.act.AssetAct.AssetsJoined;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.JoiningTakenBack;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.act.Breach;
import concordat.assurance.act.RatingAct.FindingsJudgedAnew;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.ReportWithdrawn;
import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.NamesSaid;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.findings.AssetKey;
import concordat.findings.Vantage;
import concordat.intake.Collected;
import concordat.intake.Provenance;
import concordat.intake.ReportCollector;
import concordat.store.StoreFailure;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingStore;
import concordat.store.findings.ImportHistory;
import concordat.store.findings.ImportJob;
import concordat.store.findings.ImportOutcome;
import concordat.store.findings.Regrouped;
import concordat.store.findings.SealedFile;
import concordat.store.findings.WithdrawalOutcome;
import concordat.web.desk.ActDesk;
import concordat.web.desk.TableTerms;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import concordat.web.v1.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Does imports and withdrawals: findings and the one act by which they reach standing, both or neither. Thread-safe;
/// what concerns one environment happens one after another.
final class Importing {

    private static final System.Logger LOG = System.getLogger(Importing.class.getName());

    private final Stores stores;
    private final ActDesk acts;
    private final BooleanSupplier leads;
    private final BodyKeys keys;
    private final Yardsticks yardsticks;
    private final InstantSource clock;
    private final Map<EnvironmentId, Object> turns = new ConcurrentHashMap<>();
    private final Set<EnvironmentId> inDoubt = ConcurrentHashMap.newKeySet();

    /// @param leads whether this control node writes the ledger, and so knows all of it
    Importing(
            Stores stores,
            ActDesk acts,
            BooleanSupplier leads,
            BodyKeys keys,
            Yardsticks yardsticks,
            InstantSource clock) {
        this.stores = stores;
        this.acts = acts;
        this.leads = leads;
        this.keys = keys;
        this.yardsticks = yardsticks;
        this.clock = clock;
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
            FindingStore.Reconciled done = store.reconcile(
                    connection, counting(programme, id), known(programme, id), clock.instant(), ruling.yardstick());
            if (!done.withdrawn().isEmpty()) {
                store.judged(connection, "");
            }
            return done;
        });
        if (!reconciled.withdrawn().isEmpty() || !reconciled.missing().isEmpty()) {
            LOG.log(Level.WARNING, "findings of {0} were brought in step: {1}", id, reconciled);
        }
    }

    private static Set<String> known(Programme programme, EnvironmentId id) {
        return programme.reportsOf(id).stream()
                .map(r -> r.act().report().value())
                .collect(Collectors.toSet());
    }

    private static Set<String> counting(Programme programme, EnvironmentId id) {
        return programme.reportsOf(id).stream()
                .filter(Recorded::live)
                .map(r -> r.act().report().value())
                .collect(Collectors.toSet());
    }

    /// What became of the environment's last import is not known: the ledger says so before its next one.
    void doubt(EnvironmentId environment) {
        inDoubt.add(environment);
    }

    /// Does a thing to an environment's findings and its act in the ledger, alone. While it is under way, and when it
    /// broke off between the two, the environment is in doubt: then the ledger says which imports count.
    private <T> T inTurn(EnvironmentId environment, Supplier<T> work) {
        synchronized (turns.computeIfAbsent(environment, e -> new Object())) {
            settle(environment);
            inDoubt.add(environment);
            try {
                T done = work.get();
                inDoubt.remove(environment);
                return done;
            } catch (Refusal | WorkProgress.Stopped over) {
                if (leads.getAsBoolean()) {
                    settle(environment);
                }
                throw over;
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

    FindingStore store(BodyId body, EnvironmentId environment) {
        return new FindingStore(acts.programme().network(), environment, keys.vault(body));
    }

    /// Takes a report in.
    ///
    /// @throws Refusal when it is not taken
    /// @throws WorkProgress.Stopped when it was stopped before its act; nothing of it is left
    /// @throws IOException when the upload cannot be read
    JobEnd take(ReportWork one) throws IOException {
        if (told(one)) {
            return JobEnd.PLAIN; // an earlier run came as far as its act
        }
        one.progress().reads();
        if (!Files.exists(one.file())) {
            throw Refusal.of(
                    410,
                    "The upload is gone",
                    "It is not below " + one.file().getParent()
                            + " any more, as when the data folder came from a copy; send the report again.");
        }
        return switch (collected(one)) {
            case Collected.Refused refused -> throw new Refusal(JobViews.problem(refused.why()));
            case Collected.Ready ready -> keep(one, ready);
        };
    }

    private boolean told(ReportWork one) {
        return acts.programme().report(new ReportId(one.id())).isPresent();
    }

    private Collected collected(ReportWork one) throws IOException {
        ImportJob job = one.job();
        Provenance provenance = new Provenance(one.id(), clock.instant(), job.strength(), job.vantage());
        if (one.table().isEmpty()) {
            return ReportCollector.collect(() -> one.progress().counted(opened(one)), provenance);
        }
        // A workbook is not read from front to back, so that it has to stand there as it is while it is read.
        Path plain = one.file().resolveSibling(one.id() + ".table");
        try (InputStream in = opened(one)) {
            Files.deleteIfExists(plain);
            Files.createFile(plain, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(plain, in.readAllBytes());
            return ReportCollector.collect(plain, one.table().get().terms(), one.progress()::counted, provenance);
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private InputStream opened(ReportWork one) throws IOException {
        return SealedFile.open(keys.vault(one.body()), one.place(), one.file());
    }

    private JobEnd keep(ReportWork one, Collected.Ready ready) {
        return inTurn(one.environment(), () -> {
            if (told(one)) {
                return JobEnd.PLAIN;
            }
            FindingStore store = store(one.body(), one.environment());
            Yardsticks.Ruling ruling = yardsticks.of(one.environment());
            ImportOutcome outcome = stores.write(connection -> {
                store.keepSaid(connection, ruling.said(), ruling.yardstick());
                ImportOutcome taken = store.take(connection, ready.delivery(), ruling.yardstick(), one.progress());
                if (taken instanceof ImportOutcome.Imported imported) {
                    store.judged(connection, ruling.name());
                    store.remember(connection, one.id(), one.history(ready.summary(), imported));
                }
                one.progress().check();
                return taken;
            });
            return switch (outcome) {
                case ImportOutcome.AlreadyImported already -> same(one, already);
                case ImportOutcome.Imported imported -> {
                    one.progress().tells();
                    append(one, ready, imported, ruling.edition());
                    yield JobEnd.PLAIN;
                }
            };
        });
    }

    /// The same bytes count already. That they are to count as something else is not to be passed over.
    private static JobEnd same(ReportWork one, ImportOutcome.AlreadyImported already) {
        ImportJob job = one.job();
        if (already.report().equals(one.id())) {
            return JobEnd.PLAIN;
        }
        if (already.strength() == job.strength() && already.vantage() == job.vantage()) {
            return new JobEnd(Optional.empty(), Optional.of(already.report()));
        }
        String wanted = said(job.strength().name(), job.vantage());
        throw Refusal.of(
                409,
                "These very bytes are imported already, as something else",
                "They count as " + said(already.strength().name(), already.vantage()) + " by import "
                        + already.report() + " of " + already.at() + ". For them to count as " + wanted
                        + ", withdraw that and import them again: concordat report withdraw " + already.report()
                        + " --reason \"to count as " + wanted + "\" && " + again(one));
    }

    private static String said(String strength, Vantage vantage) {
        return strength.toLowerCase(Locale.ROOT) + (vantage == Vantage.OUTSIDE ? " from outside" : "");
    }

    private static String again(ReportWork one) {
        ImportJob job = one.job();
        String file = one.fileName().orElse("FILE");
        String quoted = file.matches("[A-Za-z0-9._/-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
        return "concordat import " + quoted + " --body " + job.body() + " --environment " + job.environment()
                + " --strength " + job.strength().name().toLowerCase(Locale.ROOT)
                + (job.vantage() == Vantage.OUTSIDE ? " --vantage outside" : "")
                + one.table()
                        .flatMap(TableTerms::keptAs)
                        .map(m -> " --mapping " + m.replace(" version ", "@"))
                        .orElse("");
    }

    /// Judges an environment's findings by what holds now, and tells its breaches again if they are others. The dates
    /// kept beside findings come first; what breaks off before its act is judged again.
    void judgeAnew(EnvironmentId environment) {
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        inTurn(environment, () -> judge(body, environment));
    }

    /// @return what the environment would breach if its findings were judged by that; nothing is kept
    List<Breach> foreseen(EnvironmentId environment, Yardsticks.Ruling ruling) {
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        return inTurn(
                environment, () -> stores.tried(connection -> judged(connection, store(body, environment), ruling)));
    }

    private List<Breach> judge(BodyId body, EnvironmentId environment) {
        FindingStore store = store(body, environment);
        Yardsticks.Ruling ruling = yardsticks.of(environment);
        List<Breach> breaches = stores.write(connection -> judged(connection, store, ruling));
        if (!Set.copyOf(breaches).equals(Set.copyOf(acts.programme().breachesOf(environment)))) {
            acts.append(
                    List.of(new Wanted(Programme.COLLECTOR, new FindingsJudgedAnew(environment, breaches))),
                    Optional.empty(),
                    programme -> Optional.empty());
        }
        return stores.write(connection -> {
            store.judged(connection, ruling.name());
            return breaches;
        });
    }

    private static List<Breach> judged(Connection connection, FindingStore store, Yardsticks.Ruling ruling)
            throws SQLException {
        store.keepSaid(connection, ruling.said(), ruling.yardstick());
        return store.judgeAnew(connection, ruling.yardstick());
    }

    /// What becomes of findings, and the acts that say so.
    ///
    /// @param acts what was asked for, and the breaches that are others by it
    record Paired(Regrouped regrouped, List<Wanted> acts) {
        Paired {
            acts = List.copyOf(acts);
        }
    }

    /// Says of two names that they are two assets or one, or takes that back. The act comes first; what breaks off
    /// after it is judged anew.
    ///
    /// @param agreed asked before anything is done; whether it is to be done
    /// @throws Refusal when it contradicts what was said of others, or would end or put off a control's failing
    Paired pair(
            PersonId person, AssetAct act, Predicate<Paired> agreed, Function<Programme, Optional<String>> expected) {
        EnvironmentId environment = act.environment();
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        return inTurn(environment, () -> {
            FindingStore store = store(body, environment);
            Yardsticks.Ruling ruling = yardsticks.of(environment);
            checkNothingContradicts(body, store, ruling.said().against(act), act);
            NamesSaid said = ruling.said().after(act);
            List<Breach> before = acts.programme().breachesOf(environment);
            List<Breach> breaches = new ArrayList<>();
            Regrouped regrouped = stores.tried(connection -> {
                Regrouped done = store.keepSaid(connection, said, ruling.yardstick());
                breaches.addAll(store.judgeAnew(connection, ruling.yardstick()));
                return done;
            });
            switch (act) {
                case AssetsParted a -> checkNothingEased(before, breaches, "Telling these names apart");
                case AssetsJoined a -> checkNothingEased(before, breaches, "Taking these names for one asset");
                case PartingTakenBack a -> {}
                case JoiningTakenBack a -> {}
            }
            List<Wanted> wanted = new ArrayList<>(List.of(new Wanted(person, act)));
            if (!Set.copyOf(breaches).equals(Set.copyOf(before))) {
                wanted.add(new Wanted(Programme.COLLECTOR, new FindingsJudgedAnew(environment, breaches)));
            }
            Paired paired = new Paired(regrouped, wanted);
            if (agreed.test(paired)) {
                acts.append(wanted, Optional.empty(), expected);
                judge(body, environment);
            }
            return paired;
        });
    }

    /// The ledger would refuse it too, but knows no names.
    private void checkNothingContradicts(BodyId body, FindingStore store, List<NamePair> against, AssetAct act) {
        if (against.isEmpty()) {
            return;
        }
        Set<String> hashes = new HashSet<>();
        against.forEach(pair -> hashes.addAll(List.of(pair.one(), pair.other())));
        Map<String, AssetKey> named = stores.read(connection -> store.named(connection, hashes));
        boolean joins = act instanceof AssetsJoined;
        NamePair first = against.getFirst();
        String pairs = against.stream()
                .map(pair -> named(named, pair.one()) + " and " + named(named, pair.other()))
                .collect(Collectors.joining(", then "));
        throw Faults.refusal(
                new Verdict.Refused(
                        Fault.NAMES_SAID_OTHERWISE,
                        pairs
                                + (joins
                                        ? " were told apart, and would be one asset by this."
                                        : " were said to be one asset, and so were these two thereby.")
                                + " Take that back first: concordat findings " + (joins ? "apart " : "join ") + body
                                + " " + named(named, first.one()) + " " + named(named, first.other())
                                + " --environment " + act.environment() + " --undo --reason WORDS",
                        List.of(joins ? "parting-taken-back" : "joining-taken-back")),
                0);
    }

    private static String named(Map<String, AssetKey> names, String hash) {
        AssetKey name = names.get(hash);
        return name == null ? "a name no longer reported" : FindingViews.name(name);
    }

    /// Whoever says which names are what must not thereby be rid of what a scan has shown. Taking it back may: what
    /// reports say by themselves counts again.
    private static void checkNothingEased(List<Breach> before, List<Breach> after, String saying) {
        for (Breach held : before) {
            boolean holds = after.stream()
                    .anyMatch(b -> b.control().equals(held.control())
                            && !b.breachesAt().isAfter(held.breachesAt()));
            if (!holds) {
                throw Refusal.of(
                        409,
                        saying + " would ease " + held.control(),
                        "It fails by " + held.breachesAt() + " now, and would not, or later. Only a scan may show that;"
                                + " import one of both hosts, under both names, first.");
            }
        }
    }

    List<Breach> breachesOf(String report) {
        return acts.programme()
                .report(new ReportId(report))
                .map(r -> r.act().breaches())
                .orElse(List.of());
    }

    private void append(ReportWork one, Collected.Ready ready, ImportOutcome.Imported imported, Edition edition) {
        // A table shows weaknesses and never that there are no others, so that it proves nothing.
        Set<ControlId> proves = one.table().isPresent()
                ? Set.of()
                : edition.controls().stream()
                        .filter(c -> c.needs().stream().anyMatch(n -> n.kind() == EvidenceKind.SCAN))
                        .map(Control::id)
                        .collect(Collectors.toSet());
        String tool = ready.summary().tool()
                + one.table()
                        .flatMap(TableTerms::keptAs)
                        .map(m -> ", by mapping " + m)
                        .orElse("");
        ReportImported act = imported.act(one.environment(), tool, proves);
        acts.append(List.of(new Wanted(one.job().person(), act)), Optional.empty(), programme -> Optional.empty());
    }

    /// @return what imports into an environment brought, by their ids
    Map<String, ImportHistory> histories(EnvironmentId environment) {
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        return stores.read(connection -> store(body, environment).histories(connection));
    }

    /// Withdraws an import that the ledger tells of.
    void withdraw(PersonId person, ReportId report, String reason) {
        Recorded<ReportImported> recorded =
                acts.programme().report(report).orElseThrow(() -> Refusal.notFound("report", report.value()));
        EnvironmentId environment = recorded.act().environment();
        BodyId body =
                acts.programme().environment(environment).orElseThrow().act().body();
        inTurn(environment, () -> {
            FindingStore store = store(body, environment);
            Yardsticks.Ruling ruling = yardsticks.of(environment);
            WithdrawalOutcome tried = stores.tried(connection -> {
                store.keepSaid(connection, ruling.said(), ruling.yardstick());
                return store.withdraw(connection, report.value(), clock.instant(), ruling.yardstick());
            });
            if (tried instanceof WithdrawalOutcome.Withdrawn withdrawn) {
                acts.append(
                        List.of(new Wanted(
                                person,
                                new ReportWithdrawn(report, environment, acts.prose(reason), withdrawn.breaches()))),
                        Optional.empty(),
                        programme -> Optional.empty());
                stores.write(connection -> {
                    store.keepSaid(connection, ruling.said(), ruling.yardstick());
                    store.judged(connection, ruling.name());
                    return store.withdraw(connection, report.value(), clock.instant(), ruling.yardstick());
                });
            }
            return tried;
        });
    }
}
