package concordat.bench;

import concordat.api.ApiClient;
import concordat.api.view.AccountPassword;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.Page;
import concordat.api.view.Receipt;
import concordat.api.view.ReportJob;
import concordat.api.view.SessionView;
import concordat.api.view.SignInRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Brings findings into a network by its API, and reads them as people do.
final class FindingsWork {

    private static final int HOSTS = 170;
    private static final int BATCH = 100;
    private static final long THOUGHT_MILLIS = 1_000;
    private static final int MOST_PAGES = 3;

    private final ApiClient founder;
    private final PageReader reader;
    private final List<BodyView> bodies;
    private final Path folder;
    private final int items;

    /// @param findings about how many there are to be in all
    FindingsWork(ApiClient founder, PageReader reader, List<BodyView> bodies, long findings, Path folder) {
        this.founder = founder;
        this.reader = reader;
        this.bodies = List.copyOf(bodies);
        this.folder = folder;
        this.items = (int) Math.max(1, findings / bodies.size() / HOSTS);
    }

    static List<BodyView> bodies(ApiClient api) throws IOException, InterruptedException {
        List<BodyView> all = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Page<BodyView> page = api.page(
                    "/bodies?limit=100" + (cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get()), BodyView.class);
            all.addAll(page.items());
            cursor = page.next();
        }
        return all;
    }

    /// Makes somebody security officer of every body.
    ///
    /// @return their token
    static String reader(ApiClient founder, List<BodyView> bodies) throws IOException, InterruptedException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        new SecureRandom().nextBytes(random);
        String person = "reader-" + HexFormat.of().formatHex(random, 0, 4);
        founder.put("/accounts/" + person, new AccountPassword(person, password));
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<ActProposal> acts = new ArrayList<>();
            for (BodyView body : bodies.subList(from, Math.min(bodies.size(), from + BATCH))) {
                acts.add(new ActProposal(
                        "role-granted", Map.of("person", person, "role", "SECURITY_OFFICER", "body", body.id())));
            }
            founder.post("/acts", new ActBatch(acts), person + "-" + from, Receipt.class);
        }
        return founder.post("/sessions", new SignInRequest(person, password), "session", SessionView.class)
                .token();
    }

    /// Whether an earlier run brought all in.
    boolean filled() throws IOException, InterruptedException {
        return !reader.read("/bodies/" + bodies.getLast().id() + "/findings?limit=1")
                .empty();
    }

    /// Brings in as many for each body, one report each.
    ///
    /// @return how many it were
    /// @throws IOException when a report is refused
    long fill() throws IOException, InterruptedException {
        Path report = FindingsBench.report(folder, HOSTS, items, 0);
        long made = 0;
        for (BodyView body : bodies) {
            made += taken(body, report, "fill-" + body.id()).created();
        }
        return made;
    }

    private ReportJob taken(BodyView body, Path report, String key) throws IOException, InterruptedException {
        ReportJob job = founder.postFile(
                "/bodies/" + body.id() + "/reports?environment="
                        + body.environments().getFirst() + "&file=" + report.getFileName(),
                "application/octet-stream",
                report,
                key,
                ReportJob.class);
        while (!job.over()) {
            Thread.sleep(20);
            job = founder.read("/reports/" + job.id(), ReportJob.class);
        }
        if (!job.state().equals("done")) {
            throw new IOException(job.id() + " is " + job.state() + ": " + job.problem());
        }
        return job;
    }

    /// Brings in the next weeks' reports of one body after another.
    ///
    /// @return how many, once it is over
    Future<Integer> importUntil(AtomicBoolean over) throws IOException, InterruptedException {
        int week = founder.page("/bodies/" + bodies.getFirst().id() + "/reports/jobs?limit=100", ReportJob.class)
                .items()
                .size();
        Path next = FindingsBench.report(folder, HOSTS, items, week);
        ExecutorService one = Executors.newSingleThreadExecutor();
        Future<Integer> importing = one.submit(() -> {
            int reports = 0;
            while (!over.get()) {
                BodyView body = bodies.get(reports % bodies.size());
                taken(body, next, "week-" + week + "-" + body.id() + "-" + reports / bodies.size());
                reports++;
            }
            return reports;
        });
        one.shutdown();
        return importing;
    }

    static int ended(Future<Integer> importing) throws IOException, InterruptedException {
        try {
            return importing.get();
        } catch (ExecutionException e) {
            throw new IOException("a page was not read or a report not taken in: " + e.getCause(), e);
        }
    }

    /// How long each kind of page took.
    ///
    /// @param served at the server, from a request's first line to the first of its answer
    /// @param whole as whoever asks has it
    record Times(Map<String, Samples> served, Map<String, Samples> whole) {

        synchronized void add(String kind, PageReader.Read page) {
            served.computeIfAbsent(kind, k -> new Samples()).add(page.servedNanos());
            whole.computeIfAbsent(kind, k -> new Samples()).add(page.nanos());
        }
    }

    /// Lets so many people read pages with a second's thought between them.
    ///
    /// @throws IOException when a page is refused
    Times read(int readers, int seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        Times times = new Times(new TreeMap<>(), new TreeMap<>());
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reading = new ArrayList<>();
            for (int number = 0; number < readers; number++) {
                SplittableRandom random = new SplittableRandom(number);
                reading.add(all.submit(() -> pages(random, until, times)));
            }
            for (Future<Integer> one : reading) {
                ended(one);
            }
        }
        return times;
    }

    private int pages(SplittableRandom random, long until, Times times) throws IOException, InterruptedException {
        Thread.sleep(random.nextLong(THOUGHT_MILLIS));
        int read = 0;
        while (System.nanoTime() < until) {
            BodyView body = bodies.get(random.nextInt(bodies.size()));
            Question question = Question.any(random);
            Optional<String> cursor = Optional.empty();
            for (int page = 0; page < MOST_PAGES && System.nanoTime() < until; page++) {
                String path = "/bodies/" + body.id() + question.query()
                        + cursor.map(c -> "&cursor=" + c).orElse("");
                PageReader.Read found = reader.read(path);
                times.add(question.kind(), found);
                read++;
                Thread.sleep(THOUGHT_MILLIS / 2 + random.nextLong(THOUGHT_MILLIS));
                cursor = found.next();
                if (cursor.isEmpty()) {
                    break;
                }
            }
        }
        return read;
    }

    /// What somebody wants to see of a body.
    private record Question(String kind, String query) {

        private static final List<String> SORTS = List.of("worst", "due", "oldest");
        private static final List<String> GROUP_SORTS = List.of("worst", "most", "due");
        private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

        static Question any(SplittableRandom random) {
            String sort = SORTS.get(random.nextInt(SORTS.size()));
            String list = "/findings?limit=50&sort=" + sort;
            int plugin = random.nextInt(3_000);
            return switch (random.nextInt(9)) {
                case 0 -> new Question("by " + sort, list);
                case 1 ->
                    new Question(
                            "by " + sort + ", of a severity",
                            list + "&severity=" + SEVERITIES.get(random.nextInt(SEVERITIES.size())));
                case 2 -> new Question("by " + sort + ", closed", list + "&state=closed");
                case 3 ->
                    new Question("by " + sort + ", of an asset", list + "&asset=10.0.0." + (1 + random.nextInt(170)));
                case 4 ->
                    new Question("by " + sort + ", of a weakness", list + "&weakness=nessus:" + (100_000 + plugin));
                case 5 ->
                    new Question(
                            "by " + sort + ", of a CVE",
                            list + "&cve=CVE-20" + (10 + plugin % 16) + "-" + (10_000 + plugin * 3));
                case 6 ->
                    new Question(
                            "by " + sort + ", due before a date",
                            list + "&dueBefore=" + Instant.parse("2027-01-01T00:00:00Z"));
                case 7 -> {
                    String by = GROUP_SORTS.get(random.nextInt(GROUP_SORTS.size()));
                    yield new Question("groups by " + by, "/finding-groups?limit=50&sort=" + by);
                }
                default -> new Question("assets", "/assets?limit=50");
            };
        }
    }
}
