package concordat.web.read;

import concordat.api.view.DecisionQuestion;
import concordat.api.view.DecisionView;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.catalogue.Tier;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.Delta;
import concordat.decision.Explanation;
import concordat.decision.Reason;
import concordat.decision.Snapshot;
import concordat.web.http.Refusal;
import concordat.web.words.Words;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks the newest snapshot what a gateway would decide, and tells officers everything.
public final class Decisions {

    private static final String PROBE = "f".repeat(64);

    private final Programme programme;
    private final Snapshot snapshot;
    private final Instant at;

    public Decisions(Programme programme, Optional<Snapshot> snapshot, Instant at) {
        this.programme = programme;
        this.at = at;
        this.snapshot = snapshot.orElseThrow(
                () -> Refusal.of(503, "There is no snapshot yet", "Found the network and issue an edition first."));
    }

    /// @throws Refusal when the question cannot be understood
    public DecisionView answer(DecisionQuestion question) {
        URI url = url(question.url());
        Snapshot asked = snapshot;
        String fingerprint = PROBE;
        long login = facts(question.loginFacts());
        if (question.device().isPresent()) {
            fingerprint = question.device().get();
        } else {
            CallerRow probe = probe(question);
            asked = snapshot.with(new Delta(snapshot.epoch() + 1, List.of(), List.of(probe), List.of()));
            if (question.loginFacts().isEmpty()) {
                // Without a word on it, the login of a device of some tier is such as the tier asks for.
                login = probe.facts() & snapshot.terms().loginFacts();
            }
        }
        if (!fingerprint.matches("[0-9a-f]{64}")) {
            throw Refusal.of(
                    400, "device is not a fingerprint", "Give the SHA-256 of its certificate in lower-case hex.");
        }
        long now = Reach.micros(at);
        int caller = asked.caller(fingerprint);
        int route = asked.route(
                url.getHost().toLowerCase(Locale.ROOT),
                question.method().toUpperCase(Locale.ROOT),
                url.getRawPath().isEmpty() ? "/" : url.getRawPath());
        Explanation why = asked.explain(caller, route, login, now, now);
        return view(
                asked, why, route, caller < 0 || route < 0 ? Long.MAX_VALUE : asked.leaseEnds(caller, route, now, now));
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && url.getRawPath() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below with what is wanted.
        }
        throw Refusal.of(
                400, "url is not whole", "Give host and path, for example https://service.host/path, not " + text);
    }

    private CallerRow probe(DecisionQuestion question) {
        String environment = question.environment().orElseGet(() -> environmentOf(question));
        String tierName = question.tier().orElse("managed").toUpperCase(Locale.ROOT);
        boolean workload = tierName.equals("WORKLOAD");
        int tier = 0;
        if (!workload) {
            try {
                tier = Tier.valueOf(tierName).place();
            } catch (IllegalArgumentException e) {
                throw Refusal.of(400, "There is no such tier", tierName.toLowerCase(Locale.ROOT));
            }
        }
        long facts = workload ? 0 : snapshot.terms().tiers().get(tier);
        CallerKind kind = workload
                ? CallerKind.WORKLOAD
                : tier < Tier.MANAGED.place() ? CallerKind.PERSONAL_DEVICE : CallerKind.MANAGED_DEVICE;
        Set<String> services = programme.services().stream()
                .map(s -> s.act().service().value())
                .collect(Collectors.toSet());
        return new CallerRow(PROBE, "probe", kind, environment, facts, Long.MAX_VALUE, facts, services);
    }

    private String environmentOf(DecisionQuestion question) {
        String body = question.body()
                .orElseThrow(() -> Refusal.of(400, "Say who asks", "Give a device, or a body and a tier."));
        try {
            return programme.environmentsOf(new BodyId(body)).stream()
                    .findFirst()
                    .map(e -> e.act().environment().value())
                    .orElseThrow(() -> Refusal.noSuchBody(body));
        } catch (IllegalArgumentException e) {
            throw Refusal.noSuchBody(body);
        }
    }

    private long facts(List<String> names) {
        long facts = 0;
        for (String name : names) {
            int bit = snapshot.terms().facts().indexOf(name);
            if (bit < 0) {
                throw Refusal.of(
                        400,
                        "There is no such fact",
                        name + "; there are " + snapshot.terms().facts());
            }
            facts |= 1L << bit;
        }
        return facts;
    }

    private DecisionView view(Snapshot asked, Explanation why, int route, long lease) {
        long decision = why.decision();
        Reason reason = why.reason();
        List<String> obligations = obligations(decision);
        String outcome =
                !Decision.permits(decision) ? "refuse" : obligations.isEmpty() ? "permit" : "permit-with-obligations";
        return new DecisionView(
                outcome,
                reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                reason.number(),
                reason.who().name(),
                Words.english().of(reason),
                obligations,
                Optional.of(Decision.tier(decision))
                        .filter(t -> t < Tier.values().length)
                        .map(t -> Tier.at(t).name().toLowerCase(Locale.ROOT)),
                route < 0 ? Optional.empty() : Optional.of(asked.routeRow(route).id()),
                snapshot.epoch(),
                lease == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.EPOCH.plus(lease, ChronoUnit.MICROS)),
                why.remedies().stream().map(Words.english()::of).toList());
    }

    private static List<String> obligations(long decision) {
        List<String> names = new ArrayList<>();
        int bits = Decision.obligations(decision);
        if ((bits & Decision.VIEW_ONLY) != 0) {
            names.add("view-only");
        }
        if ((bits & Decision.NO_BULK) != 0) {
            names.add("no-bulk");
        }
        if ((bits & Decision.NO_DOWNLOAD) != 0) {
            names.add("no-download");
        }
        if ((bits & Decision.STEP_UP) != 0) {
            names.add("step-up");
        }
        return names;
    }
}
