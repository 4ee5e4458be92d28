package concordat.web.v1;

import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        MappingsApi.check(acts);
        List<Wanted> wanted = new ArrayList<>();
        for (int index = 0; index < acts.size(); index++) {
            wanted.add(new Wanted(actor(asked, batch.acts().get(index)), acts.get(index)));
        }
        if (Bodies.preview(asked)) {
            return Bodies.json(200, new Foresight(desks).of(wanted, asked.signedIn()));
        }
        List<Entry> done = new Confirming(desks.accounts())
                .done(
                        asked,
                        batch.acts(),
                        acts,
                        () -> Bodies.tag(asked).flatMap(tag -> desks.acts().answered(wanted, tag)),
                        () -> desks.acts().append(wanted, Bodies.tag(asked), unchanged(asked, wanted)));
        return Bodies.json(201, Receipts.of(done));
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

    /// `If-Match` holds the number of acts there were when the caller last looked, as every `ETag` says. What others do
    /// about other bodies meanwhile does not matter.
    static Function<Programme, Optional<String>> unchanged(Asked asked, List<Wanted> wanted) {
        Optional<String> tag = asked.header("if-match");
        if (tag.isEmpty()) {
            return programme -> Optional.empty();
        }
        long size = Bodies.value("If-Match", tag.get().replace("\"", ""), Long::valueOf);
        return programme ->
                wanted.stream()
                        .map(w -> programme.actedSince(w.act(), size))
                        .flatMapToLong(OptionalLong::stream)
                        .max()
                        .stream()
                        .mapToObj(newest -> "act " + newest + " came after you looked, when there were " + size
                                + "; look again before you act")
                        .findFirst();
    }
}
