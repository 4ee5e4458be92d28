package concordat.bench;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.catalogue.Edition;
import concordat.compile.Advance;
import concordat.compile.Compilation;
import concordat.compile.SnapshotCompiler;
import concordat.decision.Snapshot;
import concordat.intake.edition.Editions;
import concordat.store.Answer;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Proposal;
import concordat.store.Stores;
import concordat.store.Submission;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.web.read.BodyFilter;
import concordat.web.read.ProgrammeReadings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// A network of five years, made or opened again: `FOLDER PORT`. On an empty folder it makes the network; else it opens
/// the ledger as a start does. Says how long that took, and answers `acts N`, `provider N` and `board N`.
final class FoldPart {

    private static final Duration MONTH = Duration.ofDays(30);

    private final FiveYears years;
    private final AtomicReference<Instant> now;
    private Programme programme;
    private Compilation compiled;
    private Snapshot snapshot;
    private int number;

    private FoldPart(FiveYears years, AtomicReference<Instant> now, Programme programme) {
        this.years = years;
        this.now = now;
        this.programme = programme;
        this.compiled = SnapshotCompiler.compile(programme, now.get());
        this.snapshot = compiled.snapshot(1, List.of());
    }

    public static void main(String[] args) throws IOException {
        Edition edition = Editions.modelCode();
        Instant began = edition.startsOn().atTime(9, 0).toInstant(ZoneOffset.UTC);
        AtomicReference<Instant> now = new AtomicReference<>(began);
        FiveYears years = new FiveYears(edition);
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(Path.of(args[0]), Integer.parseInt(args[1]), new byte[24]);
                Stores stores = Stores.open(postgres.address())) {
            long opened = System.nanoTime();
            long cpu = cpuNanos();
            try (LedgerStore ledger =
                    stores.ledger(new LedgerSettings(BenchActs.NETWORK, LedgerPart.signer(), "bench", now::get))) {
                if (ledger.current().size() == 0) {
                    make(years, ledger, began, now);
                }
                now.set(began.plus(MONTH.multipliedBy(FiveYears.MONTHS)));
                Map<String, Double> figures = new TreeMap<>();
                figures.put("fold", (System.nanoTime() - opened) / 1e9);
                figures.put("fold-cpu", (cpuNanos() - cpu) / 1e9);
                figures.put("size", (double) ledger.current().size());
                FoldPart part = new FoldPart(years, now, ledger.current().programme());
                Part.serve(LedgerBench.line(figures), part::answer);
            }
        }
    }

    private static void make(FiveYears years, LedgerStore ledger, Instant began, AtomicReference<Instant> now) {
        append(ledger, years.founding());
        append(ledger, years.reliances(began));
        for (int month = 0; month < FiveYears.MONTHS; month++) {
            Instant at = began.plus(MONTH.multipliedBy(month));
            now.set(at);
            append(ledger, years.month(month, at));
            List<Proposal> required = years.required(ledger.current().programme(), at);
            while (!required.isEmpty()) {
                append(ledger, required);
                required = years.required(ledger.current().programme(), at);
            }
        }
    }

    private static void append(LedgerStore ledger, List<Proposal> proposals) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        proposals.forEach(proposal -> answers.add(ledger.submit(Submission.of(proposal))));
        for (CompletableFuture<Answer> answer : answers) {
            if (!(answer.join() instanceof Answer.Appended)) {
                throw new IllegalStateException("not appended: " + answer.join());
            }
        }
    }

    private String answer(String line) throws IOException {
        String[] words = line.split(" ");
        int count = Integer.parseInt(words[1]);
        return LedgerBench.line(
                switch (words[0]) {
                    case "acts" -> acts("act", count, 7);
                    case "provider" -> acts("provider", count, 0);
                    case "board" -> board(count);
                    default -> throw new IOException("not known: " + line);
                });
    }

    /// From one act to the rows it changes: folded, compiled, and put into the next snapshot.
    ///
    /// @param step from one body to the next; 0 stays at the provider
    private Map<String, Double> acts(String name, int count, int step) {
        double[] rowMicros = new double[count];
        double[] allMicros = new double[count];
        long rows = 0;
        for (int i = 0; i < count; i++) {
            now.set(now.get().plusMillis(10));
            int body = step == 0 ? FiveYears.PROVIDER : 1 + i * step % (FiveYears.BODIES - 1);
            Proposal proposal = years.one(body, number++, now.get());
            Entry entry =
                    new Entry(BenchActs.NETWORK, programme.nextPosition(), now.get(), proposal.actor(), proposal.act());
            long began = System.nanoTime();
            Programme after = programme.with(entry);
            if (!(SnapshotCompiler.advance(compiled, after, now.get()) instanceof Advance.Rows advance)) {
                throw new IllegalStateException("an act on a body changed the terms: " + proposal);
            }
            rowMicros[i] = (System.nanoTime() - began) / 1e3;
            snapshot = snapshot.with(advance.delta(snapshot.epoch() + 1, List.of(), List.of()));
            allMicros[i] = (System.nanoTime() - began) / 1e3;
            programme = after;
            compiled = advance.compilation();
            rows += advance.environments().size();
        }
        Map<String, Double> figures = new TreeMap<>();
        quantiles(rowMicros, name, figures);
        quantiles(allMicros, name + "-snapshot", figures);
        figures.put(name + "-rows", (double) rows / count);
        return figures;
    }

    /// What the board's page reads, after an act of the provider each time.
    private Map<String, Double> board(int count) {
        ProgrammeReadings readings = new ProgrammeReadings(
                () -> programme,
                () -> Optional.of(snapshot),
                () -> "The measured network",
                now::get,
                instant -> programme);
        double[] micros = new double[count];
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                acts("provider", 1, 0);
            }
            long began = System.nanoTime();
            readings.network();
            readings.bodies(BodyFilter.ALL);
            readings.coming(20);
            micros[i] = (System.nanoTime() - began) / 1e3;
        }
        Map<String, Double> figures = new TreeMap<>();
        figures.put("board-first", micros[0]);
        quantiles(Arrays.copyOfRange(micros, 1, count), "board", figures);
        return figures;
    }

    private static void quantiles(double[] micros, String name, Map<String, Double> into) {
        Arrays.sort(micros);
        into.put(name + "50", micros[micros.length / 2]);
        into.put(name + "99", micros[(int) Math.ceil(micros.length * 0.99) - 1]);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
