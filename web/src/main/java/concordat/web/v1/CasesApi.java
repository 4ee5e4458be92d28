package concordat.web.v1;

import concordat.api.view.Adjudication;
import concordat.api.view.EffectView;
import concordat.api.view.Reply;
import concordat.assurance.Case;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.CaseFilter;
import concordat.web.read.Effects;
import concordat.web.read.ProgrammeReadings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cases: the conversation about what has failed.
final class CasesApi {

    private final Api.Desks desks;

    CasesApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/cases", Authority.SIGNED_IN, this::cases),
                Route.get("/api/v1/cases/{case}", Authority.SIGNED_IN, this::one),
                Route.get("/api/v1/cases/{case}/effect", Authority.SIGNED_IN, this::effect),
                Route.post("/api/v1/cases/{case}/reply", Authority.SIGNED_IN, this::reply),
                Route.post("/api/v1/cases/{case}/adjudication", Authority.SIGNED_IN, this::adjudicate));
    }

    private Answer cases(Asked asked) {
        Programme programme = desks.acts().programme();
        Optional<BodyId> body = Bodies.body(asked);
        boolean nation = Authority.NATION.allows(programme, asked.person(), body);
        if (!nation && !Authority.BODY_STANDING.allows(programme, asked.person(), body)) {
            throw Bodies.nameYourBody(asked);
        }
        body.filter(b -> programme.body(b).isEmpty()).ifPresent(b -> {
            throw Refusal.noSuchBody(b.value());
        });
        return Bodies.json(
                200,
                desks.readings()
                        .cases(new CaseFilter(
                                asked.query("body"),
                                asked.query("state"),
                                asked.query("cursor"),
                                Bodies.limit(asked))));
    }

    private Answer one(Asked asked) {
        CaseId id = visible(asked);
        return Bodies.json(200, desks.readings().caseOf(id).orElseThrow(() -> Refusal.notFound("case", id.value())))
                .with("ETag", "\"" + desks.acts().programme().nextPosition() + "\"");
    }

    /// What closes when the case bites, and whom that touches.
    private Answer effect(Asked asked) {
        CaseId id = visible(asked);
        Programme programme = desks.acts().programme();
        Case about = programme.caseOf(id).orElseThrow();
        EffectView nothing = new EffectView(
                ProgrammeReadings.bodyOf(programme, about.environment()).value(),
                about.environment().value(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
        return Bodies.json(
                200,
                Effects.losing(
                                programme,
                                about.environment(),
                                about.control(),
                                desks.clock().now().now(),
                                desks.snapshots().get(),
                                desks.use())
                        .orElse(nothing));
    }

    private Answer reply(Asked asked) {
        Reply reply = Bodies.read(asked, Reply.class);
        ReplyKind kind = Bodies.value("kind", reply.kind(), ReplyKind::valueOf);
        return done(asked, new ReplyMade(visible(asked), kind, desks.acts().prose(reply.words())));
    }

    private Answer adjudicate(Asked asked) {
        Adjudication decision = Bodies.read(asked, Adjudication.class);
        return done(
                asked,
                new Adjudicated(visible(asked), decision.upheld(), desks.acts().prose(decision.reasons())));
    }

    private Answer done(Asked asked, Act act) {
        List<Wanted> wanted = List.of(new Wanted(asked.signedIn(), act));
        return Bodies.json(
                201, Receipts.of(desks.acts().append(wanted, Bodies.tag(asked), ActsApi.unchanged(asked, wanted))));
    }

    /// A case is its body's and the Authority's; to others it is not there.
    private CaseId visible(Asked asked) {
        Programme programme = desks.acts().programme();
        CaseId id = Bodies.value("case", asked.part("case"), CaseId::new);
        boolean may = programme
                .caseOf(id)
                .flatMap(c -> programme.environment(c.environment()))
                .filter(e -> Authority.BODY_STANDING.allows(
                        programme, asked.person(), Optional.of(e.act().body())))
                .isPresent();
        if (!may) {
            throw Refusal.notFound("case", id.value());
        }
        return id;
    }
}
