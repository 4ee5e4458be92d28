package concordat.bench;

import concordat.api.ApiClient;
import concordat.api.view.BodyView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// How long lists of findings take while many people read and reports come in: ten million findings over the bodies
/// of a demonstration country, in a control plane, a database and gateways as `up` starts them. `--keep 1` leaves all
/// that where a later run reads it again, for bringing it in takes much longer than reading does.
final class FindingsBench {

    private static final String OURS = "concordat";
    private static final double MOST_P99 = 100;
    private static final int WARM_SECONDS = 15;
    private static final Path KEPT = Path.of("target", "findings-bench");

    private FindingsBench() {}

    static Report run(Options options) throws IOException {
        options.only(List.of("--thousands", "--bodies", "--readers", "--seconds", "--keep"));
        int thousands = options.number("--thousands", 10_000);
        int bodies = options.number("--bodies", 588);
        int readers = options.number("--readers", 50);
        int seconds = options.number("--seconds", 120);
        List<Row> rows = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        boolean keep = options.number("--keep", 0) == 1;
        try (TemporaryFolder folder = TemporaryFolder.make();
                DemoNetwork network = DemoNetwork.start(
                        keep ? KEPT.toAbsolutePath() : folder.path().resolve("network"), ports(), bodies)) {
            ApiClient founder = network.api();
            List<BodyView> all = FindingsWork.bodies(founder);
            PageReader reader = new PageReader(network.web(), FindingsWork.reader(founder, all));
            FindingsWork work = new FindingsWork(founder, reader, all, thousands * 1_000L, folder.path());
            if (!work.filled()) {
                filled(work, rows);
            }
            read(work, readers, seconds, rows, targets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new Report(
                rows,
                targets,
                List.of(
                        readers + " readers with a second's thought between two pages, over " + bodies
                                + " bodies, while one report after another comes in",
                        "at the server: from a request's first line to the first of its answer, as Server-Timing says; who asks"
                                + " waits for the processor too, which the readers share with the server"));
    }

    /// Below those that systems give to connections that go out, which would be in the way of some.
    private static int ports() {
        return 9_000 + ThreadLocalRandom.current().nextInt(20) * 1_000;
    }

    private static void filled(FindingsWork work, List<Row> rows) throws IOException, InterruptedException {
        long began = System.nanoTime();
        double made = work.fill();
        double took = (System.nanoTime() - began) / 1e9;
        rows.add(new Row(OURS, Table.number(made) + " findings brought in by reports", took, "s"));
        rows.add(new Row(OURS, "first imports, all as users hand them in", made / took, "findings/s"));
    }

    private static void read(FindingsWork work, int readers, int seconds, List<Row> rows, List<Target> targets)
            throws IOException, InterruptedException {
        work.read(readers, WARM_SECONDS);
        AtomicBoolean over = new AtomicBoolean();
        Future<Integer> importing = work.importUntil(over);
        FindingsWork.Times times = work.read(readers, seconds);
        over.set(true);
        rows.add(new Row(OURS, "reports that came in meanwhile", FindingsWork.ended(importing), ""));
        times.served().forEach((kind, samples) -> {
            Quantiles served = samples.quantiles();
            rows.add(new Row(OURS, kind + ", " + served.count() + " pages, p50 at the server", served.p50(), "ms"));
            rows.add(new Row(OURS, kind + ", p99 at the server", served.p99(), "ms"));
            Samples whole = Objects.requireNonNull(times.whole().get(kind));
            rows.add(
                    new Row(OURS, kind + ", p99 for who asks", whole.quantiles().p99(), "ms"));
            targets.add(Target.atMost(kind + ", p99 at the server", served.p99(), MOST_P99, "ms", 0));
        });
    }

    static Path report(Path folder, int hosts, int items, int week) throws IOException {
        return new NessusEstate(hosts, items, week).terse().write(folder.resolve("estate-" + week + ".nessus"));
    }
}
