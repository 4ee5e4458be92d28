package concordat.rules;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.FailRule;
import concordat.catalogue.Severity;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An edition's fail rules, compiled. Immutable; any number of threads may ask at once.
public final class FindingRules {

    /// Longer than any network lasts, and short enough that a rule's own sums cannot overflow.
    private static final Duration EVER = Duration.ofDays(36_500);

    /// So many different questions are answered from memory; then it begins anew.
    private static final int MOST_KNOWN = 20_000;

    private static final String AGE = "age";

    private interface Reading {
        Object of(FindingFacts facts, Bearings bearings);
    }

    /// What a rule may name, and what it then reads.
    private record Named(CelType type, Reading reading) {}

    private static final Map<String, Named> NAMED = Map.ofEntries(
            named("finding.severity", SimpleType.INT, (f, b) ->
                    (long) f.severity().level()),
            named("finding.weakness", SimpleType.STRING, (f, b) -> f.weakness()),
            named("finding.plugin", SimpleType.STRING, (f, b) -> f.weakness()
                    .substring(f.weakness().indexOf(':') + 1)),
            named("finding.family", SimpleType.STRING, (f, b) -> f.family()),
            named("finding.cves", ListType.create(SimpleType.STRING), (f, b) -> f.cves()),
            named("finding.cwes", ListType.create(SimpleType.INT), (f, b) -> f.cwes().stream()
                    .map(Integer::longValue)
                    .toList()),
            named("finding.references", ListType.create(SimpleType.STRING), (f, b) -> f.references().stream()
                    .map(r -> r.code() + ":" + r.id())
                    .toList()),
            named("finding.controls", ListType.create(SimpleType.STRING), (f, b) -> b.controls(f)),
            named("finding.knownExploited", SimpleType.BOOL, (f, b) -> f.knownExploited()),
            named("finding.cvss", SimpleType.DOUBLE, (f, b) -> f.cvss()),
            named("finding.exploitable", SimpleType.BOOL, (f, b) -> f.exploitable()),
            named("finding.unsupported", SimpleType.BOOL, (f, b) -> f.unsupported()),
            named("finding.port", SimpleType.INT, (f, b) -> (long) f.port()),
            named("finding.protocol", SimpleType.STRING, (f, b) -> f.protocol().toLowerCase(Locale.ROOT)),
            named("asset.internetFacing", SimpleType.BOOL, (f, b) -> f.internetFacing()),
            named("asset.name", SimpleType.STRING, (f, b) -> f.assetName().toLowerCase(Locale.ROOT)));

    private static final Map<String, Object> SEVERITIES =
            Stream.of(Severity.values()).collect(Collectors.toUnmodifiableMap(Severity::name, s -> (long) s.level()));

    private static Map.Entry<String, Named> named(String name, CelType type, Reading reading) {
        return Map.entry(name, new Named(type, reading));
    }

    private record Rule(ControlId control, String name, Set<String> names, CelRuntime.Program program) {
        boolean namesAge() {
            return names.contains(AGE);
        }
    }

    private final List<Rule> rules;
    private final Bearings bearings;
    private final Map<String, Named> asked;
    /// Findings of one weakness mostly say the same of all that rules name.
    private final Map<Map<String, Object>, List<Failing>> known = new ConcurrentHashMap<>();

    private FindingRules(List<Rule> rules, Bearings bearings) {
        this.rules = List.copyOf(rules);
        this.bearings = bearings;
        this.asked = rules.stream()
                .flatMap(rule -> rule.names().stream())
                .distinct()
                .filter(NAMED::containsKey)
                .collect(Collectors.toUnmodifiableMap(name -> name, NAMED::get));
    }

    /// Compiles every fail rule of the edition, and tells every problem at once.
    public static Compilation compile(Edition edition) {
        CelCompiler compiler = compiler();
        CelRuntime runtime = Expressions.runtime();
        List<Rule> rules = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>();
        for (Control control : edition.controls()) {
            for (FailRule rule : control.failRules()) {
                compile(compiler, runtime, control.id(), rule, problems).ifPresent(rules::add);
            }
        }
        return problems.isEmpty()
                ? new Compilation.Compiled(new FindingRules(rules, new Bearings(edition)))
                : new Compilation.Refused(problems);
    }

    /// What is wrong with these rules of one control; for whoever reads an edition that is not whole yet. Empty when
    /// all can be used.
    public static List<RuleProblem> problems(ControlId control, List<FailRule> rules) {
        CelCompiler compiler = compiler();
        CelRuntime runtime = Expressions.runtime();
        List<RuleProblem> problems = new ArrayList<>();
        rules.forEach(rule -> compile(compiler, runtime, control, rule, problems));
        return List.copyOf(problems);
    }

    private static Optional<Rule> compile(
            CelCompiler compiler, CelRuntime runtime, ControlId control, FailRule rule, List<RuleProblem> problems) {
        return switch (Expressions.compile(compiler, runtime, rule.when(), control + " " + rule.name())) {
            case Expressions.Compiled compiled ->
                Optional.of(new Rule(control, rule.name(), compiled.names(), compiled.program()));
            case Expressions.Refused refused -> {
                refused.problems().forEach(p -> problems.add(problem(control, rule, p)));
                yield Optional.empty();
            }
        };
    }

    /// Which controls a finding of this age fails, in the edition's order. Empty when it fails none. A control whose
    /// rules fail twice stands twice, once for each rule.
    public List<Failing> failing(FindingFacts facts, Duration age) {
        Map<String, Object> names = names(told(facts));
        List<Failing> failing = new ArrayList<>();
        for (Rule rule : rules) {
            Asked asked = ask(rule, names, age);
            if (asked.fails()) {
                failing.add(new Failing(rule.control(), rule.name(), Duration.ZERO, asked.problem()));
            }
        }
        return failing;
    }

    /// Which controls a finding fails now or would fail if it stayed for long enough, each with the age from which on
    /// it does, to the second. Rules are taken to be steadfast: one that a finding of some age fails, it fails ever
    /// after.
    public List<Failing> everFailing(FindingFacts facts) {
        Map<String, Object> told = told(facts);
        List<Failing> before = known.get(told);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        List<Failing> failing = everFailing(names(told));
        known.put(told, failing);
        return failing;
    }

    private List<Failing> everFailing(Map<String, Object> names) {
        List<Failing> failing = new ArrayList<>();
        for (Rule rule : rules) {
            Asked young = ask(rule, names, Duration.ZERO);
            if (young.fails()) {
                failing.add(new Failing(rule.control(), rule.name(), Duration.ZERO, young.problem()));
            } else if (rule.namesAge()) {
                Asked old = ask(rule, names, EVER);
                if (old.fails()) {
                    failing.add(new Failing(rule.control(), rule.name(), youngest(rule, names), old.problem()));
                }
            }
        }
        return List.copyOf(failing);
    }

    private static Duration youngest(Rule rule, Map<String, Object> names) {
        long passes = 0;
        long fails = EVER.toSeconds();
        while (fails - passes > 1) {
            long middle = passes + (fails - passes) / 2;
            if (ask(rule, names, Duration.ofSeconds(middle)).fails()) {
                fails = middle;
            } else {
                passes = middle;
            }
        }
        return Duration.ofSeconds(fails);
    }

    private record Asked(boolean fails, Optional<String> problem) {}

    private static Asked ask(Rule rule, Map<String, Object> names, Duration age) {
        names.put(AGE, age);
        try {
            return new Asked(!Boolean.FALSE.equals(rule.program().eval(names)), Optional.empty());
        } catch (CelEvaluationException e) {
            return new Asked(true, Optional.of(Expressions.said(e)));
        }
    }

    /// What a finding says of itself, as requirements of other codes, and the controls on which it so bears. That fails
    /// none of them: rules do.
    public List<Bearing> bearings(FindingFacts facts) {
        return bearings.of(facts);
    }

    /// What a finding says of all that the rules name.
    private Map<String, Object> told(FindingFacts facts) {
        Map<String, Object> told = HashMap.newHashMap(asked.size());
        asked.forEach((name, named) -> told.put(name, named.reading().of(facts, bearings)));
        return told;
    }

    private static Map<String, Object> names(Map<String, Object> told) {
        Map<String, Object> names = new HashMap<>(SEVERITIES);
        names.putAll(told);
        return names;
    }

    private static CelCompiler compiler() {
        Expressions.Names names = new Expressions.Names();
        NAMED.forEach((name, named) -> names.add(name, named.type()));
        names.add(AGE, SimpleType.DURATION);
        for (Severity severity : Severity.values()) {
            names.add(severity.name(), SimpleType.INT);
        }
        return Expressions.compiler(names);
    }

    private static RuleProblem problem(ControlId control, FailRule rule, ExpressionProblem problem) {
        String text = problem.text();
        if (text.startsWith("undeclared reference to")) {
            text += "; a rule may name " + AGE + ", "
                    + NAMED.keySet().stream().sorted().collect(Collectors.joining(", ")) + " and INFO to CRITICAL";
        }
        return new RuleProblem(control, rule.name(), problem.line(), problem.column(), text);
    }
}
