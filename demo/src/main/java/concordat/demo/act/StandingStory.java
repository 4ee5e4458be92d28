package concordat.demo.act;

import concordat.api.view.ActProposal;
import concordat.catalogue.Control;
import concordat.catalogue.EvidenceKind;
import concordat.demo.network.Body;
import concordat.demo.network.Country;
import concordat.demo.network.Digests;
import concordat.demo.network.Gaps;
import concordat.demo.network.Piece;
import concordat.demo.network.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The acts from which standing comes: what is shared, what is proved, what stands in for proof.
final class StandingStory {

    /// Of a control of which nothing is known: no findings, no answer, no evidence, no provider.
    private static final String NO_FACTS = Digests.of("v1");

    private final Country country;
    private final Map<String, Body> byEnvironment = new HashMap<>();

    StandingStory(Country country) {
        this.country = country;
        country.bodies().forEach(b -> b.environments().forEach(e -> byEnvironment.put(e, b)));
    }

    List<ActProposal> sharings() {
        List<ActProposal> acts = new ArrayList<>();
        for (Sharing sharing : country.sharings()) {
            acts.add(Wanted.of("reliance-agreed")
                    .with("consumer", sharing.consumer())
                    .with("provider", sharing.provider())
                    .with("control", sharing.control())
                    .with("split", sharing.shared() ? "SHARED" : "PROVIDED")
                    .with(
                            "remainingDuty",
                            sharing.shared()
                                    ? "Keeps its own record of what it holds, and who decided so"
                                    : "None: the provider carries it whole")
                    .with("until", country.plan().start().plus(Duration.ofDays(700)))
                    .by(body(sharing.provider()).officer()));
            if (sharing.shared()) {
                acts.add(answer(body(sharing.consumer()), sharing.control(), "MET", "We keep the record ourselves"));
            }
        }
        return acts;
    }

    List<ActProposal> evidence() {
        List<ActProposal> acts = new ArrayList<>();
        for (Piece piece : country.evidence()) {
            Body body = body(piece.environment());
            acts.add(Wanted.of("evidence-attached")
                    .with("evidence", piece.id())
                    .with("environment", piece.environment())
                    .set("controls", piece.controls())
                    .with("kind", piece.kind().name())
                    .with("strength", piece.strength().name())
                    .with("digest", piece.digest())
                    .with("observedAt", piece.observedAt())
                    .with("title", piece.title())
                    .by(vouching(piece, body)));
        }
        return acts;
    }

    /// What there is of each environment that was tested, and by whom it was.
    List<ActProposal> healthChecks() {
        return country.evidence().stream()
                .filter(piece -> piece.kind() == EvidenceKind.HEALTH_CHECK)
                .flatMap(piece -> {
                    HealthCheckDraw draw = new HealthCheckDraw(piece, body(piece.environment()));
                    return Stream.of(draw.estate(), draw.check());
                })
                .toList();
    }

    private static String vouching(Piece piece, Body body) {
        return switch (piece.strength()) {
            case DECLARED -> body.officer();
            case SIGNED -> body.owner();
            case MACHINE -> People.COLLECTOR;
            case TESTED -> People.ASSESSOR;
        };
    }

    List<ActProposal> concessions() {
        List<ActProposal> acts = new ArrayList<>();
        for (Body body : country.bodies()) {
            Gaps gaps = country.gapsOf(body);
            if (!gaps.planned().isEmpty()) {
                acts.add(plan(body, gaps));
            }
            gaps.accepted().forEach(control -> accept(body, control, acts));
            gaps.open().forEach(control -> acts.add(answer(body, control, "NOT_MET", "Not yet")));
            gaps.admitted()
                    .ifPresent(control ->
                            acts.add(answer(body, control, "NOT_MET", "It was, until the last change of supplier")));
        }
        Body holder = country.examples().holder();
        for (Control control : country.plan().edition().controls()) {
            acts.add(answer(holder, control.id().value(), "MET", "Yes; see the evidence"));
        }
        return acts;
    }

    private ActProposal plan(Body body, Gaps gaps) {
        int days = 60 + Math.floorMod(body.id().hashCode(), 200);
        return Wanted.of("plan-agreed")
                .with("plan", body.main() + ".plan")
                .with("environment", body.main())
                .set("controls", gaps.planned())
                .with("until", country.plan().start().plus(Duration.ofDays(days)))
                .with("reasons", "Money, owner and dates are named, and the last plan was kept")
                .by(People.ASSESSOR);
    }

    private void accept(Body body, String control, List<ActProposal> acts) {
        String id = body.main() + "." + control.toLowerCase(Locale.ROOT);
        int days = 30 + Math.floorMod(id.hashCode(), 300);
        Instant until = country.plan().start().plus(Duration.ofDays(days));
        List<String> lower = country.plan().acceptable();
        acts.add(Wanted.of("risk-requested")
                .with("risk", id)
                .with("environment", body.main())
                .with("control", control)
                .with("residual", "LOW")
                .set("handlings", lower)
                .with("until", until)
                .with("factsDigest", NO_FACTS)
                .maybe("continues", Optional.empty())
                .with("reason", "Mending it now would stop a service that people need")
                .with("scope", "The offices in the old town hall")
                .by(body.officer()));
        acts.add(Wanted.of("risk-accepted")
                .with("risk", id)
                .with("environment", body.main())
                .with("control", control)
                .with("requester", body.officer())
                .set("handlings", lower)
                .with("reason", "We know, and mend it with the move")
                .with("until", until)
                .with("factsDigest", NO_FACTS)
                .by(body.owner()));
    }

    private static ActProposal answer(Body body, String control, String answer, String statement) {
        return Wanted.of("answer-given")
                .with("environment", body.main())
                .with("control", control)
                .with("answer", answer)
                .with("statement", statement)
                .by(body.officer());
    }

    private Body body(String environment) {
        Body body = byEnvironment.get(environment);
        if (body == null) {
            throw new IllegalStateException("no body has environment " + environment);
        }
        return body;
    }
}
