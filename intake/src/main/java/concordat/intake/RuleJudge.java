package concordat.intake;

import concordat.findings.Exploited;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import concordat.findings.Judge;
import concordat.rules.Bearing;
import concordat.rules.Failing;
import concordat.rules.FindingFacts;
import concordat.rules.FindingRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Judges findings by an edition's fail rules, and remembers which rules could not be evaluated. Not safe for threads;
/// make one for each import.
public final class RuleJudge implements Judge {

    private static final int MOST_PROBLEMS = 100;

    private final FindingRules rules;
    private final Exploited exploited;
    private final Map<String, Failing> problems = new LinkedHashMap<>();

    /// @param exploited what the network knows to be exploited
    public RuleJudge(FindingRules rules, Exploited exploited) {
        this.rules = rules;
        this.exploited = exploited;
    }

    @Override
    public List<Failure> judge(FindingKey key, Facts facts, boolean internetFacing) {
        List<Failure> failures = new ArrayList<>();
        for (Failing failing : rules.everFailing(asked(key, facts, internetFacing))) {
            failures.add(new Failure(failing.control(), failing.fromAge()));
            if (failing.problem().isPresent() && problems.size() < MOST_PROBLEMS) {
                problems.putIfAbsent(failing.control() + " " + failing.rule(), failing);
            }
        }
        return failures;
    }

    /// On which controls a finding bears, by what it says of itself; whether it fails them or not.
    public List<Bearing> bearings(FindingKey key, Facts facts, boolean internetFacing) {
        return rules.bearings(asked(key, facts, internetFacing));
    }

    private FindingFacts asked(FindingKey key, Facts facts, boolean internetFacing) {
        return new FindingFacts(
                facts.severity(),
                key.weakness(),
                facts.family(),
                facts.cves(),
                facts.cwes(),
                facts.references(),
                exploited.first(facts.cves()).isPresent(),
                facts.cvss(),
                facts.exploitable(),
                facts.unsupported(),
                key.port(),
                key.protocol(),
                internetFacing,
                key.asset().name());
    }

    /// The rules that could not be evaluated, once each, for the authority to mend. What they were asked about counts
    /// as failing.
    public List<Failing> problems() {
        return List.copyOf(problems.values());
    }
}
