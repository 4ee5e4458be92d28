package concordat.rules;

import concordat.catalogue.Assurance;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An edition's rules about devices, compiled: what sources say goes in, which facts hold and until when comes out.
/// Immutable; any number of threads may ask at once.
///
/// Each source is asked by itself, so that nobody's half and somebody else's make no whole. A fact holds when a source
/// whose word is enough says so and its word has not run out. What a source denies stays denied, however long ago that
/// was, until it or one at least as reliable has looked again and says otherwise. What no source says is unknown, and a
/// rule that names it says nothing.
public final class PostureRules {

    private static final String OWNERSHIP = "device.ownership";
    private static final String PLATFORM = "device.platform";

    private record Rule(PostureRule text, Set<Attribute> names, CelRuntime.Program program) {}

    private final List<Rule> rules;

    private PostureRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// @param terms of an edition that could be read, which checks each rule
    /// @throws IllegalArgumentException naming the first rule that cannot be used
    public static PostureRules compile(PostureTerms terms) {
        CelCompiler compiler = compiler();
        CelRuntime runtime = Expressions.runtime();
        List<Rule> rules = new ArrayList<>();
        for (PostureRule rule : terms.rules()) {
            rules.add(
                    switch (Expressions.compile(compiler, runtime, rule.when(), rule.fact())) {
                        case Expressions.Compiled compiled -> new Rule(rule, named(compiled), compiled.program());
                        case Expressions.Refused refused ->
                            throw new IllegalArgumentException("the rule for fact " + rule.fact() + ": "
                                    + refused.problems().getFirst().text());
                    });
        }
        return new PostureRules(rules);
    }

    private static Set<Attribute> named(Expressions.Compiled compiled) {
        return compiled.names().stream()
                .flatMap(name -> Attribute.of(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @return what is wrong with a rule's expression; empty when it can be used
    public static List<ExpressionProblem> problems(String expression) {
        return switch (Expressions.compile(compiler(), Expressions.runtime(), expression, "posture")) {
            case Expressions.Compiled ignored -> List.of();
            case Expressions.Refused refused -> refused.problems();
        };
    }

    private static CelCompiler compiler() {
        Expressions.Names names = new Expressions.Names();
        for (Attribute attribute : Attribute.values()) {
            names.add(attribute.word(), attribute.type());
        }
        names.add(OWNERSHIP, dev.cel.common.types.SimpleType.STRING);
        names.add(PLATFORM, dev.cel.common.types.SimpleType.STRING);
        return Expressions.compiler(names);
    }

    /// What each rule makes of what is said, in the order of the rules.
    ///
    /// @param ownership `managed` or `personal`
    /// @param platform such as `linux`
    public List<FactVerdict> judge(String ownership, String platform, List<SourceWords> sources, Instant now) {
        List<FactVerdict> verdicts = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            List<Word> words = new ArrayList<>(sources.size());
            for (SourceWords source : sources) {
                word(rule, ownership, platform, source).ifPresent(words::add);
            }
            verdicts.add(judge(rule.text(), words, now));
        }
        return verdicts;
    }

    /// What one source says to one rule.
    ///
    /// @param at when it looked; where the rule takes several answers, the oldest of them
    private record Word(String source, Assurance assurance, boolean yes, Instant at) {}

    private static Optional<Word> word(Rule rule, String ownership, String platform, SourceWords source) {
        Map<String, Object> names = new HashMap<>();
        Instant at = null;
        for (Attribute attribute : rule.names()) {
            SourceWords.Said said = source.words().get(attribute);
            if (said != null) {
                names.put(attribute.word(), attribute.value(said.text()));
                at = at == null || said.at().isBefore(at) ? said.at() : at;
            }
        }
        if (at == null) {
            return Optional.empty();
        }
        names.put(OWNERSHIP, ownership);
        names.put(PLATFORM, platform);
        try {
            boolean yes = Boolean.TRUE.equals(rule.program().eval(names));
            return Optional.of(new Word(source.source(), source.assurance(), yes, at));
        } catch (CelEvaluationException e) {
            return Optional.empty(); // it takes what this source has not said
        }
    }

    private static FactVerdict judge(PostureRule rule, List<Word> words, Instant now) {
        Optional<Word> denied = words.stream()
                .filter(no -> !no.yes())
                .filter(no -> words.stream().noneMatch(yes -> outdoes(yes, no)))
                .max(Comparator.comparing(Word::at));
        if (denied.isPresent()) {
            return new FactVerdict.Denied(
                    rule.fact(), denied.get().source(), denied.get().at());
        }
        Optional<Word> enough = words.stream()
                .filter(word -> word.yes() && word.assurance().atLeast(rule.atLeast()))
                .max(Comparator.comparing(Word::at));
        if (enough.isPresent()) {
            Word word = enough.get();
            Instant until = word.at().plus(rule.lasts());
            return now.isBefore(until)
                    ? new FactVerdict.Holds(rule.fact(), word.source(), word.at(), until)
                    : new FactVerdict.RanOut(rule.fact(), word.source(), word.at(), until);
        }
        return words.stream()
                .filter(Word::yes)
                .max(Comparator.comparing(Word::assurance))
                .<FactVerdict>map(
                        word -> new FactVerdict.TooWeak(rule.fact(), word.source(), word.assurance(), rule.atLeast()))
                .orElseGet(() -> new FactVerdict.Unsaid(rule.fact()));
    }

    private static boolean outdoes(Word yes, Word no) {
        return yes.yes() && yes.assurance().atLeast(no.assurance()) && yes.at().isAfter(no.at());
    }
}
