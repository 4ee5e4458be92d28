package concordat.web.v1;

import concordat.api.view.InForce;
import concordat.api.view.Lifting;
import concordat.api.view.MeasureProposal;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Tier;
import concordat.web.desk.FeedDesk;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Measures: what closes, and how far it is in force.
final class MeasuresApi {

    /// How long a measure lasts when nobody says; emergencies may not last longer.
    private static final Duration USUAL = Duration.ofDays(3);

    private final Api.Desks desks;

    MeasuresApi(Api.Desks desks) {
        this.desks = desks;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/measures", Authority.SIGNED_IN, this::list),
                Route.post("/api/v1/measures", Authority.SIGNED_IN, this::impose),
                Route.post("/api/v1/measures/{measure}/lift", Authority.SIGNED_IN, this::lift));
    }

    private Answer list(Asked asked) {
        Optional<BodyId> body = Bodies.body(asked);
        if (!Authority.BODY_STANDING.allows(desks.acts().programme(), asked.person(), body)) {
            throw Bodies.nameYourBody(asked);
        }
        return Bodies.json(200, Items.of(desks.readings().measures(body)));
    }

    private Answer impose(Asked asked) throws InterruptedException {
        MeasureProposal wanted = Bodies.read(asked, MeasureProposal.class);
        MeasureId id = new MeasureId(desks.acts().freshId("m"));
        Instant now = desks.clock().now().now();
        Act act = Bodies.value("measure", id.value(), any -> measure(wanted, id, now));
        if (Bodies.preview(asked)) {
            PersonId person = asked.signedIn();
            return Bodies.json(200, new Foresight(desks).of(List.of(new Wanted(person, act)), person));
        }
        return done(asked, id, act);
    }

    private MeasureImposed measure(MeasureProposal wanted, MeasureId id, Instant now) {
        Set<Tier> tiers = wanted.tiers().stream().map(Tier::valueOf).collect(Collectors.toSet());
        return new MeasureImposed(
                id,
                new BodyId(wanted.body()),
                MeasureKind.valueOf(wanted.kind()),
                Set.copyOf(wanted.handlings()),
                tiers,
                wanted.services().stream().map(ServiceId::new).collect(Collectors.toSet()),
                wanted.emergency(),
                wanted.secondOfficer().map(PersonId::new),
                wanted.until().orElse(now.plus(USUAL)),
                wanted.about().map(CaseId::new),
                wanted.liftsWhen().stream().map(ControlId::new).collect(Collectors.toSet()),
                desks.acts().prose(wanted.reason()),
                desks.acts().prose(wanted.exitCriteria()));
    }

    private Answer lift(Asked asked) throws InterruptedException {
        Lifting lifting = Bodies.read(asked, Lifting.class);
        MeasureId id = Bodies.value("measure", asked.part("measure"), MeasureId::new);
        if (desks.acts().programme().restraints().measure(id).isEmpty()) {
            throw Refusal.notFound("measure", id.value());
        }
        return done(asked, id, new MeasureLifted(id, desks.acts().prose(lifting.reason())));
    }

    private Answer done(Asked asked, MeasureId id, Act act) throws InterruptedException {
        List<Wanted> wanted = List.of(new Wanted(asked.signedIn(), act));
        List<Entry> entries = desks.acts().append(wanted, Bodies.tag(asked), ActsApi.unchanged(asked, wanted));
        long position = entries.getLast().position();
        MeasureId recorded = entries.getLast().act() instanceof MeasureImposed first ? first.measure() : id;
        FeedDesk.Reached reached = desks.feed().awaitInForce(position, Bodies.wait(asked));
        return Bodies.json(
                201,
                new InForce(
                        recorded.value(),
                        position,
                        reached.sequence(),
                        reached.laggards().isEmpty(),
                        reached.laggards()));
    }
}
