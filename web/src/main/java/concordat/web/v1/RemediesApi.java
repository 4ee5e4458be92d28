package concordat.web.v1;

import concordat.api.view.ActionProgress;
import concordat.api.view.ActionTicket;
import concordat.api.view.FindingEdit;
import concordat.api.view.Page;
import concordat.api.view.PlanFixes;
import concordat.api.view.WorkChange;
import concordat.assurance.ids.BodyId;
import concordat.web.desk.FixWish;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// From a body's findings to actions: what mends them, which action is to, and how far that has come.
final class RemediesApi {

    private final Api.Desks desks;

    RemediesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        String proposals = "/api/v1/bodies/{body}/action-proposals";
        return List.of(
                Route.get(proposals, Authority.BODY_FINDINGS, this::list),
                Route.get(proposals + "/{proposal}", Authority.BODY_FINDINGS, this::show),
                Route.post(proposals + "/plan", Authority.BODY_SECRETS, this::plan),
                Route.get("/api/v1/bodies/{body}/action-progress", Authority.BODY_FINDINGS, this::progress),
                Route.post("/api/v1/bodies/{body}/findings/edit", Authority.BODY_SECRETS, this::edit));
    }

    private Answer list(Asked asked) {
        FixWish wish = new FixWish(
                asked.query("environment"),
                asked.query("kind"),
                asked.query("severity"),
                asked.query("sort"),
                asked.query("planned").filter("all"::equals).isPresent(),
                effort(asked));
        return Bodies.json(
                200, desks.remedies().proposals(body(asked), wish, asked.query("cursor"), Bodies.limit(asked)));
    }

    private Answer show(Asked asked) {
        String id = asked.part("proposal");
        return Bodies.json(
                200,
                desks.remedies()
                        .proposal(body(asked), asked.query("environment"), id, effort(asked))
                        .orElseThrow(() -> Refusal.notFound("proposal", id)));
    }

    private static List<String> effort(Asked asked) {
        return asked.query("effort").stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .toList();
    }

    private Answer progress(Asked asked) {
        BodyId body = body(asked);
        Page<ActionProgress> page = desks.remedies()
                .progress(
                        body,
                        asked.query("environment"),
                        asked.query("state"),
                        asked.query("cursor"),
                        Bodies.limit(asked));
        boolean own = Authority.BODY_SECRETS.allows(desks.acts().programme(), asked.person(), Optional.of(body));
        return Bodies.json(200, own ? told(body, page) : page);
    }

    private Page<ActionProgress> told(BodyId body, Page<ActionProgress> page) {
        Set<String> actions = page.items().stream().map(ActionProgress::action).collect(Collectors.toSet());
        Map<String, List<ActionTicket>> tickets = desks.tickets().ofActions(body, actions);
        return new Page<>(
                page.items().stream()
                        .map(a -> a.told(tickets.getOrDefault(a.action(), List.of())))
                        .toList(),
                page.next(),
                page.total());
    }

    private Answer plan(Asked asked) {
        PlanFixes wanted = Bodies.read(asked, PlanFixes.class);
        return answer(desks.remedies().plan(body(asked), wanted, Previewed.doing(asked, desks)));
    }

    private Answer edit(Asked asked) {
        FindingEdit wanted = Bodies.read(asked, FindingEdit.class);
        return answer(desks.remedies().edit(body(asked), wanted, Previewed.doing(asked, desks)));
    }

    private static Answer answer(WorkChange change) {
        return Previewed.answer(change, change.token(), change.receipt());
    }

    private BodyId body(Asked asked) {
        return BodiesApi.known(asked, desks.acts().programme());
    }
}
