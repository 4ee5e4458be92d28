package concordat.app.control;

import concordat.catalogue.Edition;
import concordat.findings.FixWindows;
import concordat.intake.RuleJudge;
import concordat.rules.Compilation;
import concordat.rules.FindingRules;
import concordat.web.desk.ActDesk;
import concordat.web.http.Refusal;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// By what findings are judged: the edition in force, its fix windows and its rules, compiled once.
final class FindingLaw {

    private final ActDesk acts;
    private final InstantSource clock;
    private final Map<String, FindingRules> compiled = new ConcurrentHashMap<>();

    FindingLaw(ActDesk acts, InstantSource clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /// @throws Refusal when the network has none yet
    Edition edition() {
        return acts.programme()
                .editionAt(clock.instant())
                .orElseThrow(() -> Refusal.of(409, "There is no edition yet", "Issue one before reports come in."));
    }

    static FixWindows windows(Edition edition) {
        return FixWindows.of(edition);
    }

    /// @return a judge for one thread
    RuleJudge judge(Edition edition) {
        return new RuleJudge(compiled.computeIfAbsent(edition.id(), id -> switch (FindingRules.compile(edition)) {
            case Compilation.Compiled rules -> rules.rules();
            case Compilation.Refused refused ->
                throw new IllegalStateException("edition " + id + " was issued with rules that fail: " + refused);
        }));
    }
}
