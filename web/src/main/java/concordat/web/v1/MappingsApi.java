package concordat.web.v1;

import concordat.api.view.MappingView;
import concordat.api.view.ProblemPlace;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.MappingAct.MappingRemoved;
import concordat.assurance.act.MappingAct.MappingSaved;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MappingId;
import concordat.assurance.mapping.KeptMapping;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.MappingReading;
import concordat.intake.paper.Paper;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the columns of people's own tables mean, kept by name: each body's own, and those that everybody shares.
final class MappingsApi {

    private static final Pattern NAMED = Pattern.compile("([^@]+)(?:@([1-9][0-9]{0,8}))?");

    private final Api.Desks desks;

    MappingsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/mappings", Authority.SIGNED_IN, this::list),
                Route.get("/api/v1/mappings/{mapping}", Authority.SIGNED_IN, this::show),
                new Route("PUT", "/api/v1/mappings/{mapping}", Authority.SIGNED_IN, false, this::save),
                new Route("DELETE", "/api/v1/mappings/{mapping}", Authority.SIGNED_IN, false, this::remove),
                Route.get("/api/v1/bodies/{body}/mappings", Authority.BODY_ANSWERS, this::list),
                Route.get("/api/v1/bodies/{body}/mappings/{mapping}", Authority.BODY_ANSWERS, this::show),
                // Who may is settled by the rules.
                new Route("PUT", "/api/v1/bodies/{body}/mappings/{mapping}", Authority.BODY_ANSWERS, false, this::save),
                new Route(
                        "DELETE",
                        "/api/v1/bodies/{body}/mappings/{mapping}",
                        Authority.BODY_ANSWERS,
                        false,
                        this::remove));
    }

    private static Optional<BodyId> body(Asked asked, Programme programme) {
        return asked.path().startsWith("/api/v1/bodies/")
                ? Optional.of(BodiesApi.known(asked, programme))
                : Optional.empty();
    }

    private static MappingId id(Asked asked) {
        return Bodies.value("mapping", asked.part("mapping"), MappingId::new);
    }

    private Answer list(Asked asked) {
        Programme programme = desks.acts().programme();
        Optional<BodyId> body = body(asked, programme);
        List<MappingView> views = new ArrayList<>();
        body.ifPresent(b -> programme.mappings().of(body).forEach(m -> views.add(view(m, false))));
        for (KeptMapping shared : programme.mappings().of(Optional.empty())) {
            boolean hidden = body.isPresent()
                    && programme
                            .mappings()
                            .mapping(body, shared.id())
                            .filter(KeptMapping::live)
                            .isPresent();
            views.add(view(shared, hidden));
        }
        return Bodies.json(200, Items.of(views));
    }

    private static MappingView view(KeptMapping kept, boolean hidden) {
        KeptMapping.Version newest = kept.newest();
        return new MappingView(
                kept.id().value(),
                kept.body().map(BodyId::value),
                newest.content().text().flatMap(MappingsApi::read).map(m -> m.form()
                        .word()),
                newest.number(),
                newest.saved().at(),
                newest.saved().by().value(),
                hidden);
    }

    private static Optional<Mapping> read(String content) {
        return switch (Paper.readMapping(content.getBytes(StandardCharsets.UTF_8))) {
            case MappingReading.Read read -> Optional.of(read.mapping());
            case MappingReading.Rejected rejected -> Optional.empty();
        };
    }

    private Answer show(Asked asked) {
        Programme programme = desks.acts().programme();
        Optional<String> version = asked.query("version");
        String named = asked.part("mapping") + version.map(v -> "@" + v).orElse("");
        Said said = said(programme, body(asked, programme), named);
        return Answer.of(200, "application/json", Paper.writeMapping(said.mapping()))
                .with("ETag", "\"" + said.version() + "\"");
    }

    /// What a kept mapping says.
    record Said(Mapping mapping, MappingId id, int version) {}

    /// @param body whose table it is for; none for the shared mappings alone
    /// @param named a name, or a name, `@` and a version
    /// @throws Refusal when nothing of that name is kept, or what it said cannot be read any more
    static Said said(Programme programme, Optional<BodyId> body, String named) {
        Matcher parts = NAMED.matcher(named);
        if (!parts.matches()) {
            throw Refusal.of(400, "mapping is not well formed", "[" + named + "] is no name, and no name@version.");
        }
        MappingId id = Bodies.value("mapping", parts.group(1), MappingId::new);
        KeptMapping kept = body.flatMap(b -> programme.mappings().forTablesOf(b, id))
                .or(() -> programme.mappings().mapping(Optional.empty(), id).filter(KeptMapping::live))
                .orElseThrow(() -> unknown(programme, body, id.value()));
        Optional<Integer> number = Optional.ofNullable(parts.group(2)).map(Integer::valueOf);
        KeptMapping.Version version = number.map(kept::version)
                .orElseGet(() -> Optional.of(kept.newest()))
                .orElseThrow(() -> unknown(programme, body, named));
        Mapping mapping = version.content()
                .text()
                .flatMap(MappingsApi::read)
                .orElseThrow(() -> Refusal.of(
                        422,
                        "The mapping says nothing that can be read",
                        "Version " + version.number() + " of " + id + " was erased, or was never a mapping; save it"
                                + " again."));
        return new Said(mapping, id, version.number());
    }

    private static Refusal unknown(Programme programme, Optional<BodyId> body, String named) {
        List<String> names = new ArrayList<>();
        body.ifPresent(b -> programme.mappings().of(body).forEach(m -> names.add(m.id().value())));
        programme.mappings().of(Optional.empty()).forEach(m -> names.add(m.id().value()));
        return Faults.refusal(
                new Verdict.Refused(
                        Fault.MAPPING_UNKNOWN,
                        "no mapping " + named + " is kept here; "
                                + (names.isEmpty()
                                        ? "there is none yet"
                                        : "there are "
                                                + String.join(
                                                        ", ",
                                                        names.stream()
                                                                .distinct()
                                                                .sorted()
                                                                .toList())),
                        List.of("mapping-saved")),
                0);
    }

    private Answer save(Asked asked) {
        Programme programme = desks.acts().programme();
        Optional<BodyId> body = body(asked, programme);
        MappingId id = id(asked);
        Mapping mapping = read(asked.body().getBytes());
        String content = new String(Paper.writeMapping(mapping), StandardCharsets.UTF_8);
        Optional<KeptMapping> before = programme.mappings().mapping(body, id);
        boolean said = before.filter(KeptMapping::live)
                .flatMap(k -> k.newest().content().text())
                .filter(content::equals)
                .isPresent();
        if (!said) {
            int seen = asked.query("replaces")
                    .map(text -> Bodies.value("replaces", text, Integer::valueOf))
                    .orElseGet(() -> before.filter(k -> !k.live())
                            .map(k -> k.newest().number())
                            .orElse(0));
            append(asked, new MappingSaved(id, body, seen + 1, desks.acts().prose(content)));
        }
        KeptMapping kept = desks.acts().programme().mappings().mapping(body, id).orElseThrow();
        return Bodies.json(said ? 200 : 201, view(kept, false))
                .with("ETag", "\"" + kept.newest().number() + "\"");
    }

    private Answer remove(Asked asked) {
        Programme programme = desks.acts().programme();
        Optional<BodyId> body = body(asked, programme);
        MappingId id = id(asked);
        KeptMapping kept = programme
                .mappings()
                .mapping(body, id)
                .filter(KeptMapping::live)
                .orElseThrow(() -> unknown(programme, body, id.value()));
        int version = asked.query("version")
                .map(text -> Bodies.value("version", text, Integer::valueOf))
                .orElseGet(() -> kept.newest().number());
        append(
                asked,
                new MappingRemoved(
                        id,
                        body,
                        version,
                        desks.acts().prose(asked.query("reason").orElse("not used any more"))));
        return Bodies.json(200, view(kept, false));
    }

    private void append(Asked asked, Act act) {
        desks.acts().append(List.of(new Wanted(asked.signedIn(), act)), Bodies.tag(asked), after -> Optional.empty());
    }

    /// @throws Refusal telling all that is wrong with the file
    static Mapping read(byte[] file) {
        return switch (Paper.readMapping(file)) {
            case MappingReading.Read read -> read.mapping();
            case MappingReading.Rejected rejected ->
                throw Refusal.of(
                        422,
                        "The mapping cannot be read",
                        rejected.problems().stream()
                                .map(p -> new ProblemPlace(
                                        Optional.empty(), Optional.empty(), Optional.empty(), p.text()))
                                .toList());
        };
    }

    /// What is kept has to be a mapping, by whatever way it comes.
    ///
    /// @throws Refusal when it is none
    static void check(List<Act> acts) {
        for (Act act : acts) {
            if (act instanceof MappingSaved saved) {
                read(saved.content().text().orElse("").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
