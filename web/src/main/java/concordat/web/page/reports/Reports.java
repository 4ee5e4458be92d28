package concordat.web.page.reports;

import concordat.api.view.BodyView;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.assurance.ids.BodyId;
import concordat.web.desk.JobsWanted;
import concordat.web.desk.ReportDesk;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Link;
import concordat.web.page.shell.Shell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Imports into a body. Pages of what is not over load themselves again; a script does so without flicker.
public final class Reports {

    private static final int LIMIT = 50;
    private static final List<String> STATES = List.of("waiting", "running", "done", "refused", "stopped", "withdrawn");

    private final Kit kit;
    private final ReportDesk desk;

    public Reports(Kit kit, ReportDesk desk) {
        this.kit = kit;
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/bodies/{body}/reports", Authority.BODY_STANDING, this::list),
                Route.get("/reports/{report}", Authority.SIGNED_IN, this::show),
                Route.post("/reports/{report}/cancel", Authority.SIGNED_IN, this::cancel));
    }

    private Answer list(Asked asked) {
        BodyId id = new BodyId(asked.part("body"));
        BodyView body = kit.readings().body(id).orElseThrow(() -> Refusal.noSuchBody(id.value()));
        String state = asked.query("state").filter(STATES::contains).orElse("");
        boolean oldest = asked.query("sort").filter("received"::equals).isPresent();
        Optional<String> cursor = asked.query("cursor");
        Page<ReportJob> page = desk.jobs(new JobsWanted(
                id, Optional.of(state).filter(s -> !s.isEmpty()), Optional.empty(), oldest, cursor, LIMIT));
        Instant now = kit.readings().network().time();
        String href = "/bodies/" + id.value() + "/reports";
        Map<String, String> query = Map.of("state", state, "sort", oldest ? "received" : "");
        List<JobsPage.State> states = new ArrayList<>();
        states.add(new JobsPage.State("", "All", state.isEmpty()));
        STATES.forEach(s -> states.add(new JobsPage.State(s, kit.words().name("job-state", s), s.equals(state))));
        return kit.render(
                200,
                "reports",
                new JobsPage(
                        shell(asked, "Imports into " + body.name(), id),
                        body.name(),
                        "/bodies/" + id.value(),
                        href,
                        states,
                        oldest,
                        page.items().stream().anyMatch(job -> !job.over()),
                        page.items().stream()
                                .map(job -> JobRow.of(job, now, kit))
                                .toList(),
                        page.next()
                                .map(n -> Link.to(
                                        href, Map.of("state", state, "sort", oldest ? "received" : "", "cursor", n))),
                        cursor.map(c -> Link.to(href, query))));
    }

    private Shell shell(Asked asked, String title, BodyId body) {
        return kit.shell(asked, title, kit.viewer(asked).seesNation() ? "/bodies" : "/bodies/" + body.value());
    }

    private Answer show(Asked asked) {
        return page(200, asked, visible(asked, Authority.BODY_STANDING), Optional.empty());
    }

    private Answer cancel(Asked asked) {
        ReportJob job = visible(asked, Authority.BODY_REPORTS);
        try {
            desk.cancel(job.id());
        } catch (Refusal refused) {
            ReportJob now = visible(asked, Authority.BODY_REPORTS);
            return page(refused.problem().status(), asked, now, Optional.of(text(refused.problem())));
        }
        return Answer.seeOther("/reports/" + job.id());
    }

    /// One that is not the reader's to see is told from one that does not exist by nothing.
    private ReportJob visible(Asked asked, Authority authority) {
        String id = asked.part("report");
        return desk.job(id).filter(job -> may(asked, authority, job)).orElseThrow(() -> Refusal.notFound("report", id));
    }

    private boolean may(Asked asked, Authority authority, ReportJob job) {
        return authority.allows(kit.programme(), asked.person(), Optional.of(new BodyId(job.body())));
    }

    private Answer page(int status, Asked asked, ReportJob job, Optional<String> refused) {
        Instant now = kit.readings().network().time();
        BodyId body = new BodyId(job.body());
        String title = job.file().orElse(job.id());
        boolean reporter = may(asked, Authority.BODY_REPORTS, job);
        return kit.render(
                status,
                "report",
                new JobPage(
                        shell(asked, title + ", import into " + kit.bodyName(body), body),
                        title,
                        "/bodies/" + job.body() + "/reports",
                        "/reports/" + job.id(),
                        JobRow.tag(job, kit),
                        job.at().map(at -> kit.moment(at, now)),
                        job.over() ? Optional.empty() : Optional.of(JobBar.of(job, kit)),
                        refused.or(() -> job.problem().map(Reports::text)),
                        facts(job, body, now),
                        reporter && !job.over(),
                        Optional.of("concordat report withdraw " + job.id() + " --reason \"…\"")
                                .filter(line -> reporter
                                        && job.state().equals("done")
                                        && job.sameAs().isEmpty())));
    }

    private List<JobPage.Fact> facts(ReportJob job, BodyId body, Instant now) {
        List<JobPage.Fact> facts = new ArrayList<>();
        facts.add(new JobPage.Fact("Body", kit.bodyName(body)));
        facts.add(new JobPage.Fact("Environment", job.environment()));
        job.by().ifPresent(by -> facts.add(new JobPage.Fact("Handed in by", kit.actor(by))));
        job.strength()
                .ifPresent(
                        s -> facts.add(new JobPage.Fact("Counts as", kit.words().name("job-strength", s))));
        job.vantage()
                .ifPresent(v ->
                        facts.add(new JobPage.Fact("Looked from", kit.words().name("job-vantage", v))));
        job.bytes().ifPresent(b -> facts.add(new JobPage.Fact("Size", JobBar.megabytes(b) + " MB")));
        job.format().ifPresent(f -> facts.add(new JobPage.Fact("Format", f)));
        job.sameAs().ifPresent(same -> facts.add(new JobPage.Fact("Nothing changed", "It counts by import " + same)));
        if (job.state().equals("done") || job.state().equals("withdrawn")) {
            facts.add(new JobPage.Fact(
                    "It held",
                    kit.words().count(job.findings(), "finding") + " on "
                            + kit.words().count(job.hosts(), "host")));
            if (job.unplaced() > 0) {
                facts.add(new JobPage.Fact(
                        "Names no host",
                        kit.words().count(job.unplaced(), "finding") + ", of the environment as a whole"));
            }
            facts.add(new JobPage.Fact(
                    "It changed",
                    kit.words().grouped(job.created()) + " new, " + kit.words().grouped(job.kept()) + " kept, "
                            + kit.words().grouped(job.closed()) + " closed, "
                            + kit.words().grouped(job.reopened()) + " reopened"));
            new TreeMap<>(job.untouched())
                    .forEach((why, count) -> facts.add(new JobPage.Fact(
                            "Not in it, still open",
                            kit.words().count(count, "finding") + " "
                                    + kit.words().name("job-untouched", why))));
            job.failing()
                    .forEach(failing -> facts.add(new JobPage.Fact(
                            "Fails " + failing.control(),
                            kit.words().count(failing.findings(), "finding") + ", from "
                                    + kit.moment(failing.breachesAt(), now).text())));
        }
        return facts;
    }

    private static String text(Problem problem) {
        return problem.title() + problem.detail().map(d -> ": " + d).orElse("");
    }
}
