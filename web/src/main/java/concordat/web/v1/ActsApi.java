package concordat.web.v1;

import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.Preview;
import concordat.api.view.PreviewChange;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Acts: doing them, trying them, reading them.
final class ActsApi {

    private final Api.Desks desks;

    ActsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/acts", Authority.NATION, this::list),
                Route.get("/api/v1/acts/kinds", Authority.SIGNED_IN, this::kinds),
                // What may be done is settled act by act, by the rules.
                Route.post("/api/v1/acts", Authority.SIGNED_IN, this::act));
    }

    private Answer list(Asked asked) {
        return Bodies.json(
                200,
                desks.acts()
                        .entries(asked.query("cursor"), Bodies.limit(asked), asked.query("body"), asked.query("kind")));
    }

    private Answer kinds(Asked asked) {
        return Bodies.json(200, Items.of(desks.acts().kinds()));
    }

    private Answer act(Asked asked) {
        ActBatch batch = Bodies.read(asked, ActBatch.class);
        if (batch.acts().isEmpty() || batch.acts().size() > 500) {
            throw Refusal.of(400, "Send 1 to 500 acts", batch.acts().size() + " were sent; nothing was done.");
        }
        List<Act> acts = desks.acts().read(batch.acts());
        List<Wanted> wanted = new ArrayList<>();
        for (int index = 0; index < acts.size(); index++) {
            wanted.add(new Wanted(actor(asked, batch.acts().get(index)), acts.get(index)));
        }
        if (asked.query("preview").filter("true"::equals).isPresent()) {
            return Bodies.json(200, preview(wanted));
        }
        return Bodies.json(201, Receipts.of(desks.acts().append(wanted, Bodies.tag(asked), unchanged(asked))));
    }

    /// In a demonstration its founder may act in everybody's name, to set a whole country up; nowhere else.
    private PersonId actor(Asked asked, ActProposal proposal) {
        PersonId person = asked.signedIn();
        if (proposal.as().isEmpty() || proposal.as().get().equals(person.value())) {
            return person;
        }
        boolean founder = desks.acts().programme().founder().map(person::equals).orElse(true);
        if (!desks.demonstration() || !founder) {
            throw Refusal.of(403, "Nobody acts in another's name", "Leave `as` out of the act.");
        }
        return Bodies.value("as", proposal.as().get(), PersonId::new);
    }

    /// `If-Match` holds the number of acts there were when the caller last looked.
    static Function<Programme, Optional<String>> unchanged(Asked asked) {
        Optional<String> tag = asked.header("if-match");
        if (tag.isEmpty()) {
            return programme -> Optional.empty();
        }
        long position = Bodies.value("If-Match", tag.get().replace("\"", ""), Long::valueOf);
        return programme -> programme.nextPosition() == position
                ? Optional.empty()
                : Optional.of("the record has " + programme.nextPosition() + " acts, not " + position
                        + "; look again before you act");
    }

    private Preview preview(List<Wanted> wanted) {
        Programme before = desks.acts().programme();
        Instant at = desks.clock().now().now();
        Programme after = before;
        for (int index = 0; index < wanted.size(); index++) {
            Wanted one = wanted.get(index);
            if (after.check(one.actor(), one.act(), at) instanceof Verdict.Refused refused) {
                throw Faults.refusal(refused, index);
            }
            after = after.with(new Entry(before.network(), after.nextPosition(), at, one.actor(), one.act()));
        }
        List<PreviewChange> changes = new ArrayList<>();
        TreeSet<String> routes = new TreeSet<>();
        for (EnvironmentId environment : new TreeSet<>(after.changedSince(before))) {
            compare(before, after, environment, at, changes, routes);
        }
        return new Preview(changes, List.copyOf(routes));
    }

    private static void compare(
            Programme before,
            Programme after,
            EnvironmentId environment,
            Instant at,
            List<PreviewChange> changes,
            Set<String> routes) {
        Optional<Standing> old = before.environment(environment).map(e -> Standing.of(before, environment, at));
        Standing.of(after, environment, at).controls().forEach((id, standing) -> {
            Optional<ControlStanding> was = old.map(o -> o.controls().get(id));
            if (was.isEmpty() || !shown(was.get()).equals(shown(standing))) {
                changes.add(new PreviewChange(
                        environment.value(), id.value(), was.map(ActsApi::shown).orElse("unknown"), shown(standing)));
                after.routesRestingOn(id, at).forEach(route -> routes.add(route.value()));
            }
        });
    }

    private static String shown(ControlStanding standing) {
        return standing.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
