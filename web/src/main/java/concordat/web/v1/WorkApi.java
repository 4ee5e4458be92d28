package concordat.web.v1;

import concordat.api.view.AnswerView;
import concordat.api.view.PlanView;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Plan;
import concordat.catalogue.ControlId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Route;
import concordat.web.read.PlanViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a body has answered and what it has set out to do.
final class WorkApi {

    private final Api.Desks desks;

    WorkApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/bodies/{body}/answers", Authority.BODY_STANDING, this::answers),
                Route.get("/api/v1/bodies/{body}/plans", Authority.BODY_STANDING, this::plans));
    }

    private Answer answers(Asked asked) {
        Programme programme = desks.acts().programme();
        Instant now = desks.clock().now().now();
        List<AnswerView> all = new ArrayList<>();
        for (EnvironmentId id : environments(asked, programme)) {
            Set<ControlId> toReview = programme.answersToReview(id, now);
            programme
                    .answersOf(id)
                    .forEach(given -> all.add(new AnswerView(
                            id.value(),
                            given.act().control().value(),
                            given.act().answer().name(),
                            given.act().statement().text(),
                            given.at(),
                            given.by().value(),
                            toReview.stream()
                                    .anyMatch(c -> programme.same(c, given.act().control())))));
        }
        return tagged(programme, all);
    }

    private Answer plans(Asked asked) {
        Programme programme = desks.acts().programme();
        List<PlanView> all = new ArrayList<>();
        for (EnvironmentId id : environments(asked, programme)) {
            programme.planned().of(id).forEach(plan -> all.add(view(programme, plan)));
        }
        return tagged(programme, all);
    }

    /// With the number of acts it was read from, for `If-Match`.
    private static Answer tagged(Programme programme, List<?> all) {
        return Bodies.json(200, Items.of(all)).with("ETag", "\"" + programme.nextPosition() + "\"");
    }

    private static List<EnvironmentId> environments(Asked asked, Programme programme) {
        BodyId body = BodiesApi.known(asked, programme);
        Optional<String> wanted = asked.query("environment");
        return programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .filter(e -> wanted.isEmpty() || wanted.get().equals(e.value()))
                .toList();
    }

    private static PlanView view(Programme programme, Plan plan) {
        Set<String> controls = new TreeSet<>();
        plan.drafted().ifPresent(d -> d.controls().forEach(c -> controls.add(c.value())));
        plan.agreed().ifPresent(a -> a.act().controls().forEach(c -> controls.add(c.value())));
        return new PlanView(
                plan.id().value(),
                plan.environment().value(),
                plan.stage().name().toLowerCase(Locale.ROOT),
                List.copyOf(controls),
                plan.drafted().map(d -> d.endsOn()),
                plan.drafted().flatMap(d -> d.aim().text()),
                programme.planned().actionsOf(plan).stream()
                        .map(PlanViews::view)
                        .toList());
    }
}
