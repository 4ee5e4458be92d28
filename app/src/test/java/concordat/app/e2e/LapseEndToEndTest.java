package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import concordat.api.ApiJson;
import concordat.api.view.CaseStep;
import concordat.api.view.CaseView;
import concordat.api.view.ControlStandingView;
import concordat.api.view.FailingControl;
import concordat.api.view.FindingView;
import concordat.api.view.ReportJob;
import concordat.api.view.RouteReach;
import concordat.api.view.StandingView;
import concordat.app.e2e.Visitor.Answer;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Tier;
import concordat.decision.Reason;
import concordat.demo.DemoFiles;
import concordat.demo.SampleReport;
import concordat.demo.network.ServiceList;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// From a scan report to the closing of exactly what rests on the control it fails, and back, over the wire.
@Tag("slow")
final class LapseEndToEndTest {

    private static final String CONTROL = "VUL-02";
    private static final Control FAILED =
            Editions.modelCode().control(new ControlId(CONTROL)).orElseThrow();
    private static final Answer NOT_HELD = new Answer(403, Reason.CONTROL_NOT_HELD.number());
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(36);

    @Test
    void aCriticalWeaknessLeftOpen_closesExactlyWhatRestsOnIt_onceTheNoticeIsOver() throws Exception {
        String body = NETWORK.holder().id();
        Map<String, RouteReach> routes = routes(body);
        Map<String, RouteReach> routesOfOther = routes(NETWORK.lacker().id());
        Map<String, Answer> first = ask(DemoFiles.MANAGED, routes);
        Map<String, Answer> other = ask(DemoFiles.LACKING, routesOfOther);
        assertThat(first.values()).anyMatch(a -> a.status() == 200).anyMatch(a -> a.status() == 101);
        Map<String, Answer> lapsed = withoutTheControl(first, routes);
        assertThat(lapsed.values()).contains(NOT_HELD).anyMatch(a -> a.status() == 200);
        assertThat(workload()).isEqualTo(new Answer(200, 0));

        ReportJob job = imported(body, NETWORK.now().minus(Duration.ofDays(20)), true);
        assertThat(job.failing()).extracting(FailingControl::control).containsExactly(CONTROL);
        assertThat(job.created()).isPositive();
        CaseView opened = awaitCase(body);
        Instant bitesAt = opened.bitesAt().orElseThrow();
        assertThat(opened.steps()).extracting(CaseStep::what).hasSizeGreaterThanOrEqualTo(2);
        assertThat(bitesAt).isAfter(NETWORK.now().plus(Duration.ofDays(9)));
        assertThat(standing(body).state()).isEqualTo("lapsing");
        assertThat(standing(body).bitesAt()).contains(bitesAt);
        NETWORK.settle();
        assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(first);

        try (Lines lines = Lines.open(NETWORK)) {
            NETWORK.advanceTo(bitesAt.minus(Duration.ofMinutes(5)));
            assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(first);
            lines.assertAllGoOn();
            NETWORK.advanceTo(bitesAt.plusSeconds(1));
            RunningNetwork.await(
                    "the lapse has reached the gateway", SOON, () -> workload().equals(NOT_HELD));
            lines.assertCutExactly();
        }
        assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(lapsed);
        assertThat(ask(DemoFiles.LACKING, routesOfOther)).isEqualTo(other);
        assertThat(standing(body).state()).isEqualTo("lapsed");
        Program.Ended decided = NETWORK.run(
                "decide", "--body", body, "GET", "https://benefits-lookup.concordat.localhost/entitlements/10482");
        assertThat(decided.said()).startsWith("refuse: ").contains("- The body holds " + CONTROL + " again.");

        ReportJob clean = imported(body, NETWORK.now().minus(Duration.ofMinutes(30)), false);
        assertThat(clean.failing()).isEmpty();
        assertThat(clean.closed()).isEqualTo(1);
        RunningNetwork.await("the control is proved again", SOON, () -> standing(body)
                .state()
                .equals("proved"));
        RunningNetwork.await("the case is closed", SOON, () -> openCase(body).isEmpty());
        NETWORK.settle();
        assertThat(ask(DemoFiles.MANAGED, routes)).isEqualTo(first);
        assertThat(workload()).isEqualTo(new Answer(200, 0));
    }

    @Test
    void weeklyReports_openKeepCloseAndReopen_asCountedByHand() throws Exception {
        Path reports = SharedData.folder().resolve("scans").resolve("nessus-weekly");
        assumeThat(reports).as("the sample reports are absent").isDirectory();
        String body = NETWORK.bodies().stream()
                .filter(b -> b.environments().size() == 1 && b.openCases() == 0)
                .reduce((a, b) -> b)
                .orElseThrow()
                .id();
        Officer officer = Officer.of(NETWORK, body);
        HandCount byHand = new HandCount();
        Set<Instant> breaches = new HashSet<>();
        for (Path file : withTheFirstAgain(reports)) {
            ReportJob job = imported(body, file);
            String said = file.getFileName() + ": " + job;
            assertThat(new HandCount.Week(job.created(), job.kept(), job.closed(), job.reopened()))
                    .as(said)
                    .isEqualTo(byHand.take(file));
            assertThat(job.untouched()).as(said).isEmpty();
            assertThat(places(officer.findings(body, "open"))).as(said).isEqualTo(byHand.open());
            assertThat(places(officer.findings(body, "closed"))).as(said).isEqualTo(byHand.closed());
            job.failing().stream().filter(f -> f.control().equals(CONTROL)).forEach(f -> breaches.add(f.breachesAt()));
        }
        // All five say that they were begun at one instant, so whatever opened later is as old as what closed.
        assertThat(breaches).containsExactly(Instant.parse("2024-04-08T10:00:00Z"));
    }

    /// The weeks in order, then the first once more under another name and with other white space, which opens again
    /// what the later ones closed.
    private static List<Path> withTheFirstAgain(Path reports) throws IOException {
        List<Path> inOrder = new ArrayList<>();
        try (Stream<Path> files = Files.list(reports)) {
            files.filter(f -> f.toString().endsWith(".nessus")).sorted().forEach(inOrder::add);
        }
        Path again = NETWORK.folder().resolve("again.nessus");
        Files.writeString(again, Files.readString(inOrder.getFirst()) + "\n\n");
        inOrder.add(again);
        return inOrder;
    }

    private static Map<String, Integer> places(List<FindingView> findings) {
        Map<String, Integer> places = new TreeMap<>();
        for (FindingView finding : findings) {
            String place = HandCount.place(
                    afterColon(finding.asset()),
                    afterColon(finding.weakness()),
                    finding.port().orElse(0),
                    finding.protocol().orElse(""));
            places.merge(place, 1, Integer::sum);
        }
        return places;
    }

    /// Assets are `host:NAME`, or `unplaced:` where a report leaves the host unsaid; weaknesses `nessus:PLUGIN`.
    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1);
    }

    /// Those that there is an agreement for, by id.
    private static Map<String, RouteReach> routes(String body) throws IOException, InterruptedException {
        Map<String, RouteReach> routes = new TreeMap<>();
        NETWORK.api().page("/bodies/" + body + "/services", RouteReach.class).items().stream()
                .filter(RouteReach::agreement)
                .forEach(route -> routes.put(route.route(), route));
        assertThat(routes).isNotEmpty();
        return routes;
    }

    /// Every method of every route.
    private static Map<String, Answer> ask(String visitor, Map<String, RouteReach> routes) throws IOException {
        Visitor caller = NETWORK.visitor(visitor);
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
        return NETWORK.visitor(DemoFiles.WORKLOAD).ask("housing-match", "GET", "/matches/10482");
    }

    private static ReportJob imported(String body, Instant scanned, boolean critical) throws Exception {
        Path file = SampleReport.write(
                NETWORK.folder().resolve("report-" + scanned.getEpochSecond() + ".nessus"), scanned, critical);
        return imported(body, file);
    }

    private static ReportJob imported(String body, Path file) throws IOException, InterruptedException {
        Program.Ended ended = NETWORK.run("import", file.toString(), "--body", body, "--strength", "tested", "--json");
        assertThat(ended.code()).as(ended.said()).isZero();
        return ApiJson.read(ended.said().strip().getBytes(StandardCharsets.UTF_8), ReportJob.class);
    }

    private static ControlStandingView standing(String body) throws IOException, InterruptedException {
        return NETWORK.api().page("/bodies/" + body + "/standing", StandingView.class).items().stream()
                .filter(s -> s.environment().equals(body + ".main"))
                .flatMap(s -> s.controls().stream())
                .filter(c -> c.control().equals(CONTROL))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<CaseView> openCase(String body) throws IOException, InterruptedException {
        return NETWORK.api().page("/cases?state=open&body=" + body, CaseView.class).items().stream()
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
