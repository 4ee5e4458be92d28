package concordat.web.read;

import concordat.api.view.ConcernView;
import concordat.api.view.ReadinessView;
import concordat.assurance.Concern;
import concordat.assurance.FactsDigest;
import concordat.assurance.PackDigest;
import concordat.assurance.Programme;
import concordat.assurance.Readiness;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.web.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What stands between a body and its submissions, in words.
final class ReadinessViews {

    private ReadinessViews() {}

    static List<ReadinessView> of(Programme programme, BodyId body, Instant at) {
        List<ReadinessView> views = new ArrayList<>();
        for (var environment : programme.environmentsOf(body)) {
            EnvironmentId id = environment.act().environment();
            Optional<Edition> edition = programme.editionOf(id, at);
            TreeMap<String, String> facts = new TreeMap<>();
            edition.stream()
                    .flatMap(e -> e.controls().stream())
                    .forEach(c -> facts.put(c.id().value(), FactsDigest.of(programme, id, c.id())));
            List<ConcernView> concerns = Readiness.of(programme, id, at).stream()
                    .map(ReadinessViews::view)
                    .toList();
            views.add(new ReadinessView(
                    id.value(),
                    body.value(),
                    edition.map(Edition::id).orElse("none yet"),
                    PackDigest.of(programme, id, at),
                    facts,
                    Math.toIntExact(
                            concerns.stream().filter(ConcernView::blocks).count()),
                    concerns));
        }
        return views;
    }

    private static ConcernView view(Concern concern) {
        Words words = Words.english();
        String name = concern.check().name();
        return new ConcernView(
                name,
                concern.check().number(),
                concern.check().blocks(),
                concern.control().map(ControlId::value),
                concern.detail(),
                words.name("check", name),
                words.name("check-fix", name));
    }
}
