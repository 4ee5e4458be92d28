package concordat.assurance;

import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a pack consists of, in one digest: answers, evidence, reports, plans and what is done under them, risk
/// decisions, reliances. Whoever signs it signs exactly that; whoever assesses it can tell whether it has changed.
public final class PackDigest {
    private PackDigest() {}

    /// @return lower-case hex SHA-256
    /// @throws IllegalArgumentException when the environment is not known
    public static String of(Programme programme, EnvironmentId environment, Instant at) {
        if (programme.environment(environment).isEmpty()) {
            throw new IllegalArgumentException("no environment " + environment);
        }
        List<String> lines = new ArrayList<>();
        lines.add("pack v1 " + programme.network() + " " + environment + " "
                + programme.editionOf(environment, at).map(e -> e.id()).orElse("none"));
        programme
                .answersOf(environment)
                .forEach(a -> lines.add("answer " + a.act().control() + " "
                        + a.act().answer() + " " + a.act().statement().digest()));
        programme.evidenceOf(environment).stream()
                .filter(Recorded::live)
                .forEach(e -> lines.add(
                        "evidence " + e.act().evidence() + " " + e.act().digest()));
        programme.reportsOf(environment).stream()
                .filter(Recorded::live)
                .forEach(r ->
                        lines.add("report " + r.act().report() + " " + r.act().digest()));
        programme
                .reliancesOf(environment)
                .forEach(r -> lines.add("reliance " + r.act().control() + " "
                        + r.act().provider() + " " + r.act().split()));
        programme.risksOf(environment).stream()
                .filter(r -> r.live() && r.act().until().isAfter(at))
                .forEach(r -> lines.add("risk " + r.act().risk() + " " + r.act().until()));
        for (Action action : programme.planned().actionsOf(environment)) {
            lines.add("action " + action.added().number() + " " + action.plannedOn() + " " + action.open());
        }
        return FactsDigest.of(String.join("\n", lines));
    }
}
