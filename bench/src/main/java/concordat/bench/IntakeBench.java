package concordat.bench;

import concordat.app.up.JavaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How long reports take to be read and to be taken in: one gigabyte of a scanner's own form, ten thousand findings,
/// and a sample of each form. `--gigabytes N` also reads one of that size, to see that nothing grows with it.
final class IntakeBench {

    private static final String OURS = "concordat";
    private static final int MEGABYTES = 1_000;
    private static final double MOST_READ_CPU = 8;
    private static final double MOST_TAKEN = 60;
    private static final double MOST_FIRST = 2;
    private static final double MOST_AGAIN = 1;
    private static final int LEAST_READS = 40;
    private static final int MOST_READS = 2_000;
    private static final long BYTES_TO_READ = 60_000_000;
    private static final long SMALL = 20_000;

    private IntakeBench() {}

    static Report run(Options options) throws IOException {
        options.only(List.of("--gigabytes"));
        List<Row> rows = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            large(folder.path(), options.number("--gigabytes", 1), rows, targets);
            taken(folder.path(), rows, targets);
        }
        forms(rows);
        return new Report(
                rows,
                targets,
                List.of(
                        "reading: 256 MB of heap and no database; taking in: as the control plane is set up, into the"
                                + " embedded PostgreSQL; processor time has the Java machine's own work in it",
                        "the largest sample of each form, read until " + BYTES_TO_READ / 1_000_000 + " MB went by or "
                                + MOST_READS + " times; the second half counts"));
    }

    private static Part reader() throws IOException {
        Part part = Part.java(List.of("-Xmx256m", "-XX:+UseSerialGC"), IntakePart.class, List.of());
        part.ready();
        return part;
    }

    private static void large(Path folder, int gigabytes, List<Row> rows, List<Target> targets) throws IOException {
        List<Integer> sizes = gigabytes > 1
                ? List.of(MEGABYTES / 10, MEGABYTES, gigabytes * MEGABYTES)
                : List.of(MEGABYTES / 10, MEGABYTES);
        for (int megabytes : sizes) {
            NessusEstate estate = NessusEstate.ofMegabytes(megabytes);
            Path file = estate.write(folder.resolve("large.nessus"));
            double size = Files.size(file) / 1e6;
            Rounds rounds = Rounds.of(List.of(() -> {
                try (Part part = reader()) {
                    return LedgerBench.figures(part.ask("read " + file));
                }
            }));
            agree(estate.findings(), rounds.median("items"));
            String what = "read " + Table.number(size) + " MB of Nessus, " + estate.hosts() + " hosts";
            rows.add(new Row(OURS, what + ", processor time", rounds.median("cpu"), "s"));
            rows.add(new Row(OURS, what, size / rounds.median("cpu"), "MB/s per core"));
            if (megabytes == MEGABYTES) {
                targets.add(Target.atMost(what, rounds.median("cpu"), MOST_READ_CPU, "s", rounds.spread("cpu")));
            }
            Files.delete(file);
        }
    }

    private static void agree(double expected, double counted) throws IOException {
        if (expected != counted) {
            throw new IOException("read " + counted + " findings, not " + expected);
        }
    }

    private static void taken(Path folder, List<Row> rows, List<Target> targets) throws IOException {
        Path large = NessusEstate.ofMegabytes(MEGABYTES).write(folder.resolve("large.nessus"));
        Path small = new NessusEstate(200, 50, 0).write(folder.resolve("small.nessus"));
        Path next = new NessusEstate(200, 50, 1).write(folder.resolve("next.nessus"));
        List<String> args = List.of(folder.resolve("database").toString(), Integer.toString(LedgerBench.freePort()));
        try (Part part = Part.java(JavaOptions.controlPlane(0), IntakePart.class, args)) {
            part.ready();
            part.ask("take " + small + " warm-1 warm");
            part.ask("take " + next + " warm-2 warm");
            int[] round = {0};
            Rounds rounds = Rounds.of(List.of(() -> {
                round[0]++;
                Map<String, Double> figures = new TreeMap<>();
                keep(figures, "first", part.ask("take " + small + " first-" + round[0] + " env-" + round[0]));
                keep(figures, "same", part.ask("take " + small + " same-" + round[0] + " env-" + round[0]));
                keep(figures, "next", part.ask("take " + next + " next-" + round[0] + " env-" + round[0]));
                return figures;
            }));
            String what = "10,000 findings, ";
            rows.add(new Row(OURS, what + "first import", rounds.median("first-wall"), "s"));
            rows.add(new Row(OURS, what + "the same report again", rounds.median("same-wall"), "s"));
            rows.add(new Row(OURS, what + "the next week's report", rounds.median("next-wall"), "s"));
            targets.add(Target.atMost(
                    what + "first import", rounds.median("first-wall"), MOST_FIRST, "s", rounds.spread("first-wall")));
            targets.add(Target.atMost(
                    what + "the same again", rounds.median("same-wall"), MOST_AGAIN, "s", rounds.spread("same-wall")));
            targets.add(Target.atMost(
                    what + "the next week's", rounds.median("next-wall"), MOST_AGAIN, "s", rounds.spread("next-wall")));
            Map<String, Double> whole = LedgerBench.figures(part.ask("take " + large + " large large"));
            String gigabyte =
                    "1 GB of Nessus into PostgreSQL, " + Table.number(whole.getOrDefault("opened", 0.0)) + " findings";
            rows.add(new Row(OURS, gigabyte, whole.getOrDefault("wall", 0.0), "s"));
            rows.add(new Row(OURS, gigabyte + ", of it reading", whole.getOrDefault("read", 0.0), "s"));
            rows.add(new Row(OURS, gigabyte + ", processor time", whole.getOrDefault("cpu", 0.0), "s"));
            targets.add(Target.atMost(gigabyte, whole.getOrDefault("wall", 0.0), MOST_TAKEN, "s", 0));
        }
    }

    private static void keep(Map<String, Double> figures, String name, String answer) throws IOException {
        LedgerBench.figures(answer).forEach((figure, value) -> figures.put(name + "-" + figure, value));
    }

    /// The largest sample of each folder of reports, each many times over.
    private static void forms(List<Row> rows) throws IOException {
        Path scans = SharedData.folder("scans");
        List<Path> folders;
        try (Stream<Path> all = Files.list(scans)) {
            folders = all.filter(Files::isDirectory)
                    .filter(f -> !f.getFileName().toString().equals("hostile"))
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            try (Part part = reader()) {
                form(part, folder).ifPresent(rows::add);
            }
        }
    }

    /// @return none when it holds only small reports
    private static Optional<Row> form(Part part, Path folder) throws IOException {
        for (Path sample : largestFirst(folder)) {
            long bytes = Files.size(sample);
            if (bytes < SMALL) {
                break;
            }
            try {
                part.ask("read " + sample);
            } catch (IOException e) {
                continue; // samples of what is no report are there too
            }
            int reads = Math.clamp(BYTES_TO_READ / bytes, LEAST_READS, MOST_READS);
            double megabytes = bytes / 1e6 * reads / 2;
            return Optional.of(new Row(
                    OURS,
                    folder.getFileName() + ", " + Table.number(bytes / 1e3) + " kB",
                    megabytes / Math.max(warmSeconds(part, sample, reads), 1e-3),
                    "MB/s per core"));
        }
        return Optional.empty();
    }

    /// @return processor seconds of the second half of the readings
    private static double warmSeconds(Part part, Path file, int reads) throws IOException {
        double cpu = 0;
        for (int i = 0; i < reads; i++) {
            double once = LedgerBench.figures(part.ask("read " + file)).getOrDefault("cpu", 0.0);
            cpu += i < reads / 2 ? 0 : once;
        }
        return cpu;
    }

    private static List<Path> largestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.getFileName().toString().endsWith(".counts.json"))
                    .sorted(Comparator.comparingLong((Path f) -> f.toFile().length())
                            .reversed())
                    .toList();
        }
    }
}
