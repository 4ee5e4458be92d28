package concordat.bench;

import com.sun.management.OperatingSystemMXBean;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.catalogue.Edition;
import concordat.catalogue.Strength;
import concordat.findings.Exploited;
import concordat.findings.FixWindows;
import concordat.findings.Vantage;
import concordat.findings.Yardstick;
import concordat.intake.Collected;
import concordat.intake.Provenance;
import concordat.intake.ReportCollector;
import concordat.intake.Reports;
import concordat.intake.RuleJudge;
import concordat.intake.edition.Editions;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.rules.Compilation;
import concordat.rules.FindingRules;
import concordat.store.Stores;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.store.findings.FindingStore;
import concordat.store.findings.FindingVault;
import concordat.store.findings.ImportOutcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads reports, and with `FOLDER PORT` takes them into PostgreSQL. Answers `read FILE` and `take FILE NAME WHERE`.
final class IntakePart {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Optional<Stores> stores;
    private final Edition edition = Editions.modelCode();

    private IntakePart(Optional<Stores> stores) {
        this.stores = stores;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            Part.serve("to read", new IntakePart(Optional.empty())::answer);
            return;
        }
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(Path.of(args[0]), Integer.parseInt(args[1]), new byte[24]);
                Stores opened = Stores.open(postgres.address())) {
            Part.serve("to take in", new IntakePart(Optional.of(opened))::answer);
        }
    }

    private String answer(String line) throws IOException {
        String[] words = line.split(" ");
        return LedgerBench.line(
                switch (words[0]) {
                    case "read" -> read(Path.of(words[1]));
                    case "take" -> take(Path.of(words[1]), words[2], words[3]);
                    default -> throw new IOException("not known: " + line);
                });
    }

    /// Counts and keeps nothing.
    private static final class Counting implements ReportSink {
        private long items;

        @Override
        public void item(ReportedItem item) {
            items++;
        }

        @Override
        public void asset(ReportedAsset asset) {}
    }

    private static Map<String, Double> read(Path file) throws IOException {
        Counting counting = new Counting();
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        Reading reading = Reports.read(ReportBytes.of(file), counting);
        Map<String, Double> figures = new TreeMap<>();
        figures.put("cpu", (cpuNanos() - cpu) / 1e9);
        figures.put("wall", (System.nanoTime() - wall) / 1e9);
        figures.put("items", (double) counting.items);
        if (reading instanceof Reading.Refused refused) {
            throw new IOException("refused: " + refused.problem().what());
        }
        return figures;
    }

    private Map<String, Double> take(Path file, String name, String where) throws IOException {
        EnvironmentId environment = new EnvironmentId(where);
        FindingStore store = new FindingStore(new NetworkId("bench"), environment, new FindingVault(new byte[32]));
        if (!(FindingRules.compile(edition) instanceof Compilation.Compiled rules)) {
            throw new IOException("the Model Code's rules do not compile");
        }
        Yardstick by =
                new Yardstick(FixWindows.of(edition, Exploited.NONE), new RuleJudge(rules.rules(), Exploited.NONE));
        long wall = System.nanoTime();
        long cpu = cpuNanos();
        Collected collected = ReportCollector.collect(
                ReportBytes.of(file), new Provenance(name, NOW, Strength.MACHINE, Vantage.INSIDE));
        if (!(collected instanceof Collected.Ready ready)) {
            throw new IOException("refused: " + collected);
        }
        long readAt = System.nanoTime();
        ImportOutcome outcome = stores.orElseThrow().write(connection -> store.take(connection, ready.delivery(), by));
        Map<String, Double> figures = new TreeMap<>();
        figures.put("cpu", (cpuNanos() - cpu) / 1e9);
        figures.put("wall", (System.nanoTime() - wall) / 1e9);
        figures.put("read", (readAt - wall) / 1e9);
        figures.put("opened", outcome instanceof ImportOutcome.Imported made ? (double) made.opened() : 0);
        figures.put("kept", outcome instanceof ImportOutcome.Imported made ? (double) made.kept() : 0);
        return figures;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
