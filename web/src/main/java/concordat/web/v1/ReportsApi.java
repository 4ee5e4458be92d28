package concordat.web.v1;

import concordat.api.view.Accepted;
import concordat.api.view.ReportJob;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import concordat.intake.paper.FindingTerms;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.TestedScope;
import concordat.web.desk.JobsWanted;
import concordat.web.desk.ReportUpload;
import concordat.web.desk.TableTerms;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reports, and what became of them.
final class ReportsApi {

    private final Api.Desks desks;

    ReportsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/reports", Authority.BODY_STANDING, this::list),
                new Route("POST", "/api/v1/bodies/{body}/reports", Authority.BODY_REPORTS, true, this::submit),
                Route.get("/api/v1/bodies/{body}/reports/jobs", Authority.BODY_STANDING, this::jobs),
                Route.get("/api/v1/reports/{report}", Authority.SIGNED_IN, this::job),
                Route.post("/api/v1/reports/{report}/cancel", Authority.SIGNED_IN, this::cancel),
                new Route("DELETE", "/api/v1/reports/{report}", Authority.SIGNED_IN, false, this::withdraw),
                new Route("POST", "/api/v1/devices", Authority.LEAD, true, this::devices));
    }

    private Answer list(Asked asked) {
        return Bodies.json(
                200,
                Items.of(desks.reports().of(BodiesApi.known(asked, desks.acts().programme()))));
    }

    private Answer jobs(Asked asked) {
        BodyId body = BodiesApi.known(asked, desks.acts().programme());
        String sort = asked.query("sort").orElse("-received");
        if (!sort.equals("received") && !sort.equals("-received")) {
            throw Refusal.of(400, "There is no such order", "[" + sort + "]: received or -received.");
        }
        return Bodies.json(
                200,
                desks.reports()
                        .jobs(new JobsWanted(
                                body,
                                asked.query("state"),
                                asked.query("environment")
                                        .map(text -> Bodies.value("environment", text, EnvironmentId::new)),
                                sort.equals("received"),
                                asked.query("cursor"),
                                Bodies.limit(asked))));
    }

    private Answer cancel(Asked asked) {
        return Bodies.json(
                200,
                desks.reports().cancel(visible(asked, Authority.BODY_REPORTS).id()));
    }

    private Answer submit(Asked asked) throws IOException {
        Programme programme = desks.acts().programme();
        BodyId body = BodiesApi.known(asked, programme);
        EnvironmentId environment = environment(asked, programme, body);
        Strength strength = Bodies.value("strength", asked.query("strength").orElse("MACHINE"), Strength::valueOf);
        Vantage vantage = asked.query("vantage")
                .map(text -> Bodies.value("vantage", text.toUpperCase(Locale.ROOT), Vantage::valueOf))
                .orElse(Vantage.INSIDE);
        Path upload = asked.upload().orElseThrow();
        Optional<String> type = asked.header("content-type");
        Path file = FormParts.isForm(type) ? upload.resolveSibling(upload.getFileName() + ".table") : upload;
        try {
            Optional<TableTerms> table = FormParts.isForm(type)
                    ? Optional.of(inline(asked, upload, type.orElseThrow(), file))
                    : kept(asked, programme, body);
            ReportJob job = desks.reports()
                    .submit(
                            new ReportUpload(
                                    asked.signedIn(),
                                    body,
                                    environment,
                                    asked.query("file"),
                                    strength,
                                    vantage,
                                    table,
                                    file),
                            asked.header("idempotency-key"));
            return Bodies.json(202, job).with("Location", "/api/v1/reports/" + job.id());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// A table that comes with its mapping.
    private TableTerms inline(Asked asked, Path form, String type, Path to) throws IOException {
        Optional<byte[]> mapping = FormParts.take(form, type, to);
        if (mapping.isEmpty() || asked.query("mapping").isPresent()) {
            throw Refusal.of(
                    400, "Say which mapping", "Send it as the part `mapping`, or name one that is kept; one of both.");
        }
        return new TableTerms(terms(asked, MappingsApi.read(mapping.get())), Optional.empty());
    }

    private Optional<TableTerms> kept(Asked asked, Programme programme, BodyId body) {
        Optional<String> named = asked.query("mapping");
        if (named.isEmpty()) {
            if (asked.query("covers").isPresent() || asked.query("tested").isPresent()) {
                throw Refusal.of(
                        400,
                        "That is for tables",
                        "A scanner's report says itself what it covers and when it was made; leave out covers and"
                                + " tested, or name the table's mapping.");
            }
            return Optional.empty();
        }
        MappingsApi.Said said = MappingsApi.said(programme, Optional.of(body), named.get());
        return Optional.of(
                new TableTerms(terms(asked, said.mapping()), Optional.of(said.id() + " version " + said.version())));
    }

    private FindingTerms terms(Asked asked, Mapping mapping) {
        Optional<Instant> tested = asked.query("tested").map(text -> Bodies.value("tested", text, ReportsApi::moment));
        Instant now = desks.clock().now().now();
        if (tested.filter(t -> t.isAfter(now)).isPresent()) {
            throw Refusal.of(400, "tested is ahead", "It is " + now + ", and no test begins after its report.");
        }
        return new FindingTerms(
                mapping,
                asked.query("covers")
                        .map(text -> Bodies.value("covers", text, TestedScope::parse))
                        .orElse(TestedScope.UNSTATED),
                tested);
    }

    private static Instant moment(String text) {
        return text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static EnvironmentId environment(Asked asked, Programme programme, BodyId body) {
        List<EnvironmentId> all = programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .toList();
        Optional<String> named = asked.query("environment");
        if (named.isEmpty() && all.size() == 1) {
            return all.getFirst();
        }
        return all.stream()
                .filter(e -> named.filter(e.value()::equals).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(400, "Say which environment", "The body has " + all + "; add ?environment=ID."));
    }

    private Answer job(Asked asked) {
        return Bodies.json(200, visible(asked, Authority.BODY_STANDING));
    }

    private Answer withdraw(Asked asked) {
        ReportJob job = visible(asked, Authority.BODY_REPORTS);
        return Bodies.json(
                200,
                desks.reports()
                        .withdraw(
                                asked.signedIn(),
                                job.id(),
                                asked.query("reason").orElse("withdrawn")));
    }

    private ReportJob visible(Asked asked, Authority authority) {
        String id = asked.part("report");
        return desks.reports()
                .job(id)
                .filter(j ->
                        authority.allows(desks.acts().programme(), asked.person(), Optional.of(new BodyId(j.body()))))
                .orElseThrow(() -> Refusal.notFound("report", id));
    }

    private Answer devices(Asked asked) throws IOException {
        return Bodies.json(
                200, new Accepted(desks.bulkDevices().put(asked.upload().orElseThrow())));
    }
}
