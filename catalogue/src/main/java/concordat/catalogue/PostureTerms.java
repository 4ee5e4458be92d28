package concordat.catalogue;

import java.util.List;

/// How the facts about devices are found out.
///
/// @param rules at most one for each fact; a fact without one cannot be earned by what sources say
/// @param queries what agents ask
public record PostureTerms(List<PostureRule> rules, List<PostureQuery> queries) {

    /// Nothing is found out.
    public static final PostureTerms NONE = new PostureTerms(List.of(), List.of());

    public PostureTerms {
        rules = List.copyOf(rules);
        queries = List.copyOf(queries);
        if (rules.stream().map(PostureRule::fact).distinct().count() < rules.size()
                || queries.stream().map(PostureQuery::name).distinct().count() < queries.size()) {
            throw new IllegalArgumentException("two posture rules for one fact, or two queries of one name");
        }
    }
}
