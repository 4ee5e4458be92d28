package concordat.web.v1;

import concordat.assurance.FindingsSight;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.opening.Openings;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Handler;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stands before every route to a body's findings: the body's own officers pass; those of the Authority only
/// to the environment whose findings they have opened, and that they read is put down first.
final class OpenedFindings {

    private final Api.Desks desks;

    OpenedFindings(Api.Desks desks) {
        this.desks = desks;
    }

    /// @return the route, behind this where it leads to findings
    Route gated(Route route) {
        if (route.authority() != Authority.BODY_FINDINGS) {
            return route;
        }
        Handler handler = asked -> read(route, asked);
        return new Route(route.method(), route.template(), route.authority(), route.upload(), route.largest(), handler);
    }

    private Answer read(Route route, Asked asked) throws IOException, InterruptedException {
        Programme programme = desks.acts().programme();
        BodyId body = BodiesApi.known(asked, programme);
        if (Authority.BODY_SECRETS.allows(programme, asked.person(), Optional.of(body))) {
            return route.handler().handle(asked);
        }
        Instant now = desks.clock().now().now();
        FindingsSight sight = new FindingsSight(programme, now);
        List<FindingsSight.Open> open = sight.open(asked.signedIn(), body);
        if (open.isEmpty()) {
            throw shut(programme, sight, asked.signedIn(), body, now);
        }
        FindingsSight.Open one = chosen(asked, open);
        desks.findings().read(body, one.opening().act().opening(), route.template());
        return route.handler().handle(within(asked, one.environment().value()));
    }

    /// What is asked for lies in one environment; where it does not say in which, in the only one that is open.
    private static FindingsSight.Open chosen(Asked asked, List<FindingsSight.Open> open) {
        Optional<String> wanted = asked.parts().containsKey("finding")
                ? Optional.of(asked.part("finding").replaceFirst("-[0-9]+$", ""))
                : asked.query("environment");
        List<String> environments = open.stream()
                .map(one -> one.environment().value())
                .distinct()
                .sorted()
                .toList();
        if (wanted.isEmpty() && environments.size() > 1) {
            throw Refusal.of(
                    400,
                    "Say of which environment",
                    "You have opened the findings of " + String.join(", ", environments)
                            + "; name one as environment=ID.");
        }
        return open.stream()
                .filter(one -> wanted.isEmpty()
                        || wanted.get().equals(one.environment().value()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        403,
                        "Findings of another environment",
                        "What you have opened are the findings of " + String.join(", ", environments)
                                + ", which the case or pack is about."));
    }

    private static Asked within(Asked asked, String environment) {
        Map<String, String> query = new HashMap<>(asked.query());
        query.put("environment", environment);
        return new Asked(
                asked.method(),
                asked.path(),
                asked.parts(),
                query,
                asked.headers(),
                asked.person(),
                asked.session(),
                asked.body(),
                asked.upload(),
                asked.from());
    }

    private static Refusal shut(Programme programme, FindingsSight sight, PersonId person, BodyId body, Instant now) {
        List<String> ways = sight.footings(person, body).stream()
                .map(footing -> footing.caseId().isPresent()
                        ? "within case " + footing.caseId().get() + ": concordat findings open " + body + " --case "
                                + footing.caseId().get() + " --reason WORDS"
                        : "within submission " + footing.submission().orElseThrow() + ": concordat findings open "
                                + body + " --submission "
                                + footing.submission().orElseThrow() + " --reason WORDS")
                .toList();
        String over = programme.openings().of(body).stream()
                .filter(opening -> opening.by().equals(person))
                .reduce((earlier, later) -> later)
                .map(last -> Openings.ends(last).isAfter(now)
                        ? " What you opened by " + last.act().opening() + " ended with its case or assessment."
                        : " What you opened by " + last.act().opening() + " ended at " + Openings.ends(last)
                                + ", a day after; say it again.")
                .orElse("");
        return Refusal.of(
                403,
                "The findings of " + body + " are shut to you",
                "Findings are the body's secret; the Authority opens them for a day, for an open case or an assessment,"
                        + " and the body is told." + over
                        + (ways.isEmpty()
                                ? " There is no open case about " + body + ", and you assess no part of its pack (take"
                                        + " a part first)."
                                : " Open them " + String.join("; or ", ways) + "."));
    }
}
