package concordat.intake.edition;

import concordat.catalogue.Assurance;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import concordat.rules.ExpressionProblem;
import concordat.rules.PostureRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads how facts about devices are found out. All of it may be left out.
final class PostureParser {

    private final Problems problems;
    private final Set<String> facts;
    private final Set<String> loginFacts;

    PostureParser(Problems problems, Set<String> facts, Set<String> loginFacts) {
        this.problems = problems;
        this.facts = facts;
        this.loginFacts = loginFacts;
    }

    PostureTerms terms(Mapping top) {
        List<PostureRule> rules = new ArrayList<>();
        Set<String> ruled = new HashSet<>();
        for (Node item : top.items("posture")) {
            Mapping.of(item, "a posture rule", List.of("fact", "when", "atLeast", "lasts"), problems)
                    .flatMap(rule -> rule(rule, ruled))
                    .ifPresent(rules::add);
        }
        List<PostureQuery> queries = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Node item : top.items("queries")) {
            Mapping.of(item, "a query", List.of("name", "platforms", "every", "sql"), problems)
                    .flatMap(query -> query(query, named))
                    .ifPresent(queries::add);
        }
        return problems.none() ? new PostureTerms(rules, queries) : PostureTerms.NONE;
    }

    private Optional<PostureRule> rule(Mapping rule, Set<String> ruled) {
        Optional<String> fact = rule.text("fact").filter(name -> problems.known(facts, rule.at("fact"), "fact", name));
        Optional<String> when = rule.text("when");
        Optional<Assurance> atLeast = rule.word("atLeast", Assurance.class);
        Optional<Duration> lasts = rule.duration("lasts");
        fact.ifPresent(name -> {
            problems.once(ruled, rule.at("fact"), "the posture rule for", name);
            if (loginFacts.contains(name)) {
                problems.add(rule.at("fact"), "fact " + name + " comes from the login");
            }
        });
        for (ExpressionProblem problem : when.map(PostureRules::problems).orElse(List.of())) {
            Expressions.report(problems, rule.at("when"), problem.line(), problem.column(), problem.text());
        }
        return fact.isEmpty() || when.isEmpty() || atLeast.isEmpty() || lasts.isEmpty()
                ? Optional.empty()
                : problems.made(
                        rule.place(), () -> new PostureRule(fact.get(), when.get(), atLeast.get(), lasts.get()));
    }

    private Optional<PostureQuery> query(Mapping query, Set<String> named) {
        Optional<String> name = query.text("name");
        Set<String> platforms = new HashSet<>();
        for (Map.Entry<Node, String> platform : Mapping.texts(query.needItems("platforms"), "a platform", problems)) {
            problems.once(platforms, platform.getKey(), "platform", platform.getValue());
        }
        Optional<Duration> every = query.duration("every");
        Optional<String> sql = query.text("sql");
        name.ifPresent(known -> problems.once(named, query.at("name"), "query", known));
        return name.isEmpty() || every.isEmpty() || sql.isEmpty() || platforms.isEmpty()
                ? Optional.empty()
                : problems.made(query.place(), () -> new PostureQuery(name.get(), platforms, every.get(), sql.get()));
    }
}
