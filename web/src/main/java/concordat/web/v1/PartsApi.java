package concordat.web.v1;

import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.SubmissionId;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.AgreementViews;
import concordat.web.read.AnswerViews;
import concordat.web.read.JoiningViews;
import concordat.web.read.Listed;
import concordat.web.read.OwnersReads;
import concordat.web.read.PlanViews;
import concordat.web.read.ProposalViews;
import concordat.web.read.Reading;
import concordat.web.read.RelianceViews;
import concordat.web.read.RestraintViews;
import concordat.web.read.RiskViews;
import concordat.web.read.SubmissionViews;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// The parts of the year's work as lists. What is done about them is done by acts.
final class PartsApi {

    private final Api.Desks desks;

    PartsApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/submissions", Authority.SIGNED_IN, this::submissions),
                // Everybody who waits may see how long the queue is; whose packs are in it, only their own.
                Route.get("/api/v1/submissions/queue", Authority.SIGNED_IN, this::queue),
                Route.get("/api/v1/submissions/{submission}/read", Authority.SIGNED_IN, this::read),
                // Whoever is asked need not be an officer.
                Route.get("/api/v1/questions", Authority.SIGNED_IN, this::questions),
                list("plans", Authority.BODY_STANDING, PlanViews::listed),
                Route.get("/api/v1/plans/{plan}", Authority.SIGNED_IN, this::plan),
                Route.get("/api/v1/plans/{plan}/actions", Authority.SIGNED_IN, this::actions),
                Route.get("/api/v1/risks", Authority.SIGNED_IN, this::risks),
                // Offers are made, and patterns published, to everybody.
                list("offers", Authority.SIGNED_IN, RelianceViews::offers),
                list("patterns", Authority.SIGNED_IN, AnswerViews::patterns),
                list("reliances", Authority.BODY_STANDING, RelianceViews::reliances),
                list("applications", Authority.BODY_STANDING, JoiningViews::listed),
                list("proposals", Authority.BODY_STANDING, ProposalViews::listed),
                list("incidents", Authority.BODY_STANDING, RestraintViews::incidents),
                list("arrangements", Authority.BODY_SERVICES, RestraintViews::arrangements),
                list("agreements", Authority.BODY_SERVICES, AgreementViews::agreements),
                list("sponsorships", Authority.BODY_STANDING, AgreementViews::sponsorships),
                list("challenges", Authority.BODY_SERVICES, AgreementViews::challenges),
                list("reidentifications", Authority.BODY_SERVICES, AgreementViews::reidentifications),
                Route.get("/api/v1/bodies/{body}/questionnaire", Authority.BODY_ANSWERS, this::questionnaire));
    }

    /// @param authority what somebody must be, in the whole nation or for the body that `body=` names
    private Route list(String path, Authority authority, Function<Reading, Listed<?, ?>> part) {
        return Route.get("/api/v1/" + path, Authority.SIGNED_IN, asked -> page(asked, authority, part));
    }

    private Reading reading() {
        return new Reading(desks.acts().programme(), desks.clock().now().now());
    }

    private Answer page(Asked asked, Authority authority, Function<Reading, Listed<?, ?>> part) {
        Reading reading = reading();
        Programme programme = reading.programme();
        Optional<BodyId> body = Bodies.body(asked);
        if (!authority.allows(programme, asked.person(), body)) {
            throw Bodies.nameYourBody(asked);
        }
        Page<?> page = page(asked, part.apply(reading), body);
        // Whoever applies to join has an id before there is such a body.
        body.filter(b -> page.items().isEmpty() && programme.body(b).isEmpty()).ifPresent(b -> {
            throw Refusal.noSuchBody(b.value());
        });
        return Bodies.json(200, page);
    }

    private static Page<?> page(Asked asked, Listed<?, ?> listed, Optional<BodyId> body) {
        Optional<String> state = asked.query("state");
        state.filter(s -> !listed.states().contains(s)).ifPresent(s -> {
            throw Refusal.of(
                    400,
                    "There is no such state",
                    s + " is none of " + String.join(", ", new TreeSet<>(listed.states())) + ".");
        });
        return listed.page(body, state, asked.query("cursor"), Bodies.limit(asked));
    }

    /// Whoever owns a service sees what is decided about others' gaps; their own body's are for its officers.
    private Answer risks(Asked asked) {
        Optional<BodyId> body = Bodies.body(asked);
        boolean officer = Authority.BODY_STANDING.allows(desks.acts().programme(), asked.person(), body);
        return page(asked, Authority.BODY_SERVICES, officer ? RiskViews::listed : RiskViews::listedToDataOwners);
    }

    private Answer submissions(Asked asked) {
        boolean queue = asked.query("queue").filter("true"::equals).isPresent();
        return page(asked, Authority.BODY_STANDING, queue ? SubmissionViews::queued : SubmissionViews::listed);
    }

    private Answer queue(Asked asked) {
        return Bodies.json(200, SubmissionViews.queue(reading()));
    }

    /// A pack is its body's and the Authority's; to others it is not there.
    private Answer read(Asked asked) {
        Reading reading = reading();
        SubmissionId id = Bodies.value("submission", asked.part("submission"), SubmissionId::new);
        return OwnersReads.bodyOf(reading, id)
                .filter(b -> Authority.BODY_STANDING.allows(reading.programme(), asked.person(), Optional.of(b)))
                .flatMap(b -> OwnersReads.of(reading, id))
                .map(view -> Bodies.json(200, view))
                .orElseThrow(() -> Refusal.notFound("submission", id.value()));
    }

    private Answer questions(Asked asked) {
        return page(asked, Authority.SIGNED_IN, r -> SubmissionViews.questionsTo(r, asked.signedIn()));
    }

    private Answer plan(Asked asked) {
        Reading reading = reading();
        PlanId id = visible(asked, reading);
        return Bodies.json(200, PlanViews.plan(reading, id).orElseThrow(() -> Refusal.notFound("plan", id.value())))
                .with("ETag", "\"" + reading.programme().nextPosition() + "\"");
    }

    private Answer actions(Asked asked) {
        Reading reading = reading();
        PlanId id = visible(asked, reading);
        Listed<?, ?> actions = PlanViews.actions(reading, id).orElseThrow(() -> Refusal.notFound("plan", id.value()));
        return Bodies.json(200, page(asked, actions, Optional.empty()));
    }

    /// A plan is its body's and the Authority's; to others it is not there.
    private static PlanId visible(Asked asked, Reading reading) {
        PlanId id = Bodies.value("plan", asked.part("plan"), PlanId::new);
        boolean may = PlanViews.bodyOf(reading, id)
                .filter(b -> Authority.BODY_STANDING.allows(reading.programme(), asked.person(), Optional.of(b)))
                .isPresent();
        if (!may) {
            throw Refusal.notFound("plan", id.value());
        }
        return id;
    }

    /// A contributor is shown the sections that are theirs to answer now.
    private Answer questionnaire(Asked asked) {
        Reading reading = reading();
        Programme programme = reading.programme();
        BodyId body = BodiesApi.known(asked, programme);
        boolean whole = Authority.BODY_STANDING.allows(programme, asked.person(), Optional.of(body));
        return Bodies.json(
                200,
                Items.of(
                        whole
                                ? AnswerViews.of(reading, body)
                                : AnswerViews.delegatedTo(reading, body, asked.signedIn())));
    }
}
