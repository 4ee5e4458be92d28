package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import concordat.api.ApiJson;
import concordat.api.view.BodyView;
import concordat.api.view.CaseStep;
import concordat.api.view.CaseView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.FailingControl;
import concordat.api.view.ReportJob;
import concordat.api.view.RouteReach;
import concordat.api.view.StandingView;
import concordat.app.e2e.Visitor.Answer;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Tier;
import concordat.decision.Reason;
import concordat.demo.DemoFiles;
import concordat.demo.network.ServiceList;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// From a scan report to the closing of exactly what rests on the control it fails, and back, over the wire.
@Tag("slow")
final class LapseEndToEndTest {

    private static final String CONTROL = "VUL-02";
    private static final Control FAILED =
            Editions.modelCode().control(new ControlId(CONTROL)).orElseThrow();
    private static final Answer NOT_HELD = new Answer(403, Reason.CONTROL_NOT_HELD.number());
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Logs LOGS = new Logs(() -> folder);

    private static RunningNetwork network;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        network = RunningNetwork.start(folder, 36);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        network.close();
    }

    @Test
    void aCriticalWeaknessLeftOpen_closesExactlyWhatRestsOnIt_onceTheNoticeIsOver() throws Exception {
        String body = network.holder().id();
        Map<String, RouteReach> routes = routes(body);
        Map<String, RouteReach> routesOfOther = routes(network.lacker().id());
        Map<String, Answer> first = ask(DemoFiles.MANAGED, routes);
        Map<String, Answer> other = ask(DemoFiles.LACKING, routesOfOther);
        assertThat(first.values()).anyMatch(a -> a.status() == 200).anyMatch(a -> a.status() == 101);
        Map<String, Answer> lapsed = withoutTheControl(first, routes);
        assertThat(lapsed.values()).contains(NOT_HELD).anyMatch(a -> a.status() == 200);
        assertThat(workload()).isEqualTo(new Answer(200, 0));

        ReportJob job = imported(body, network.now().minus(Duration.ofDays(20)), true);
        assertThat(job.failing()).extracting(FailingControl::control).containsExactly(CONTROL);
        assertThat(job.created()).isPositive();
        CaseView opened = awaitCase(body);
        Instant bitesAt = opened.bitesAt().orElseThrow();
        assertThat(opened.steps()).extracting(CaseStep::what).hasSizeGreaterThanOrEqualTo(2);
        assertThat(bitesAt).isAfter(network.now().plus(Duration.ofDays(9)));
        assertThat(standing(body).state()).isEqualTo("lapsing");
        assertThat(standing(body).bitesAt()).contains(bitesAt);
        network.settle();
        assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(first);

        try (Lines lines = Lines.open(network)) {
            network.advanceTo(bitesAt.minus(Duration.ofMinutes(5)));
            assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(first);
            lines.assertAllGoOn();
            network.advanceTo(bitesAt.plusSeconds(1));
            RunningNetwork.await(
                    "the lapse has reached the gateway", SOON, () -> workload().equals(NOT_HELD));
            lines.assertCutExactly();
        }
        assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(lapsed);
        assertThat(ask(DemoFiles.LACKING, routesOfOther)).isEqualTo(other);
        assertThat(standing(body).state()).isEqualTo("lapsed");

        ReportJob clean = imported(body, network.now().minus(Duration.ofMinutes(30)), false);
        assertThat(clean.failing()).isEmpty();
        assertThat(clean.closed()).isEqualTo(1);
        RunningNetwork.await("the control is proved again", SOON, () -> standing(body)
                .state()
                .equals("proved"));
        RunningNetwork.await("the case is closed", SOON, () -> openCase(body).isEmpty());
        network.settle();
        assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(first);
        assertThat(workload()).isEqualTo(new Answer(200, 0));
    }

    @Test
    void weeklyReports_keepOneAccountOfWhatIsOpen() throws Exception {
        Path reports = sharedData().resolve("scans").resolve("nessus-weekly");
        assumeThat(reports).as("the sample reports are absent").isDirectory();
        BodyView body = network.bodies().stream()
                .filter(b -> b.environments().size() == 1)
                .filter(b -> !b.name().isEmpty() && b.openCases() == 0)
                .reduce((a, b) -> b)
                .orElseThrow();
        List<Path> inOrder;
        try (Stream<Path> files = Files.list(reports)) {
            inOrder =
                    files.filter(f -> f.toString().endsWith(".nessus")).sorted().toList();
        }
        int open = 0;
        for (Path file : inOrder) {
            ReportJob job = imported(body.id(), file);
            String said = file.getFileName() + ": " + job;
            System.out.println(said);
            assertThat(job.findings()).as(said).isPositive();
            assertThat(job.kept() + job.closed() + job.outOfScope()).as(said).isLessThanOrEqualTo(open);
            assertThat(job.created() + job.kept() + job.reopened()).as(said).isLessThanOrEqualTo(job.findings());
            open += job.created() + job.reopened() - job.closed();
            assertThat(open).as(said).isGreaterThanOrEqualTo(job.kept() + job.created() + job.reopened());
        }
    }

    private static Path sharedData() {
        return Optional.ofNullable(System.getenv("CONCORDAT_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("concordat.root", "."), "..", "shared", "data"));
    }

    /// Those that there is an agreement for, by id.
    private static Map<String, RouteReach> routes(String body) throws IOException, InterruptedException {
        Map<String, RouteReach> routes = new TreeMap<>();
        network.api().page("/bodies/" + body + "/services", RouteReach.class).items().stream()
                .filter(RouteReach::agreement)
                .forEach(route -> routes.put(route.route(), route));
        assertThat(routes).isNotEmpty();
        return routes;
    }

    /// Every method of every route.
    private static Map<String, Answer> ask(String visitor, Map<String, RouteReach> routes) throws IOException {
        Visitor caller = network.visitor(visitor);
        Map<String, Answer> answers = new TreeMap<>();
        for (RouteReach route : routes.values()) {
            String path = route.path().replaceAll("\\{[a-z]+}", "10482");
            for (String method : route.methods()) {
                answers.put(route.route() + " " + method, caller.ask(route.service(), method, path));
            }
        }
        return answers;
    }

    /// What the code itself says of a managed device's requests once the control is not held.
    private static Map<String, Answer> withoutTheControl(Map<String, Answer> first, Map<String, RouteReach> routes) {
        Map<String, Answer> then = new TreeMap<>();
        first.forEach((asked, answer) -> {
            RouteReach route = routes.get(asked.substring(0, asked.indexOf(' ')));
            boolean rests = FAILED.restsOn(route.handling())
                    .filter(r -> r.tiers().contains(Tier.MANAGED))
                    .isPresent();
            boolean asksMore = ServiceList.named(route.service()).routes().stream()
                    .anyMatch(r -> r.id().equals(route.route()) && r.alsoNeeds().contains(CONTROL));
            then.put(asked, answer.status() < 400 && (rests || asksMore) ? NOT_HELD : answer);
        });
        return then;
    }

    private static Answer workload() throws IOException {
        return network.visitor(DemoFiles.WORKLOAD).ask("housing-match", "GET", "/matches/10482");
    }

    private static ReportJob imported(String body, Instant scanned, boolean critical) throws Exception {
        Path file =
                SampleReport.write(folder.resolve("report-" + scanned.getEpochSecond() + ".nessus"), scanned, critical);
        return imported(body, file);
    }

    private static ReportJob imported(String body, Path file) throws IOException, InterruptedException {
        RunningNetwork.Ended ended =
                network.run("import", file.toString(), "--body", body, "--strength", "tested", "--json");
        assertThat(ended.code()).as(ended.said()).isZero();
        return ApiJson.read(ended.said().strip().getBytes(StandardCharsets.UTF_8), ReportJob.class);
    }

    private static ControlStandingView standing(String body) throws IOException, InterruptedException {
        return network.api().page("/bodies/" + body + "/standing", StandingView.class).items().stream()
                .filter(s -> s.environment().equals(body + ".main"))
                .flatMap(s -> s.controls().stream())
                .filter(c -> c.control().equals(CONTROL))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<CaseView> openCase(String body) throws IOException, InterruptedException {
        return network.api().page("/cases?state=open&body=" + body, CaseView.class).items().stream()
                .filter(c -> c.control().equals(CONTROL))
                .findFirst();
    }

    private static CaseView awaitCase(String body) throws IOException, InterruptedException {
        RunningNetwork.await("a case with its notice", SOON, () -> openCase(body)
                .flatMap(CaseView::bitesAt)
                .isPresent());
        return openCase(body).orElseThrow();
    }
}
