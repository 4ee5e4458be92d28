package concordat.app.control;

import concordat.api.view.FindingRating;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Severity;
import concordat.findings.Adjustments;
import concordat.findings.Adjustments.Adjusted;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingScopes;
import concordat.web.http.Refusal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A decision on how bad findings are, before it is taken: of which of those that were chosen it can be. All of them
/// are called equally bad by their tools, since a decision says from where and to where.
final class RatingDraft {

    private final EnvironmentId environment;
    private final FindingRating wanted;
    private final Severity to;
    private final PersonId requester;
    private final LeftOut leftOut;
    private final Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    private final List<ChosenFinding> rated = new ArrayList<>();
    private Optional<Severity> from;

    /// @throws Refusal when it cannot be told what is decided
    RatingDraft(EnvironmentId environment, FindingRating wanted, LeftOut leftOut) {
        this.environment = environment;
        this.wanted = wanted;
        this.leftOut = leftOut;
        this.to = FindingLists.one(Severity.class, "severity", wanted.as());
        this.from = wanted.from().map(f -> FindingLists.one(Severity.class, "severity", f));
        try {
            this.requester = new PersonId(wanted.requester());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "That is no person", String.valueOf(e.getMessage()));
        }
    }

    /// @param decided what counts already
    /// @throws Refusal when tools rate what is left differently, and nobody said which are meant
    void take(List<ChosenFinding> chosen, Adjustments decided) {
        List<ChosenFinding> free = new ArrayList<>();
        for (ChosenFinding finding : chosen) {
            Optional<Adjusted> counting = decided.of(finding.identity(), finding.severity());
            if (!finding.open()) {
                leftOut.add(finding, "it is closed");
                continue;
            }
            severities.merge(finding.severity(), 1, Integer::sum);
            if (finding.severity() == Severity.INFO) {
                leftOut.add(finding, "it is informational, and need not be mended");
            } else if (counting.isPresent()) {
                leftOut.add(finding, already(counting.get()));
            } else {
                free.add(finding);
            }
        }
        from = from.or(() -> only(free));
        for (ChosenFinding finding : free) {
            if (from.equals(Optional.of(finding.severity()))) {
                rated.add(finding);
            } else {
                leftOut.add(
                        finding,
                        "its tools call it " + FindingViews.word(finding.severity()) + ", and not "
                                + from.map(FindingViews::word).orElse(""));
            }
        }
    }

    private static String already(Adjusted adjusted) {
        return "by decision " + adjusted.decision() + " it counts as " + FindingViews.word(adjusted.as()) + " until "
                + LocalDate.ofInstant(adjusted.until(), ZoneOffset.UTC) + "; end that first (adjustment-ended)";
    }

    private static Optional<Severity> only(List<ChosenFinding> free) {
        Map<Severity, Long> found =
                free.stream().collect(Collectors.groupingBy(ChosenFinding::severity, Collectors.counting()));
        if (found.size() > 1) {
            throw Refusal.of(
                    422,
                    "Their tools do not call them equally bad",
                    found.entrySet().stream()
                                    .sorted(Map.Entry.<Severity, Long>comparingByKey()
                                            .reversed())
                                    .map(e -> e.getValue() + " " + FindingViews.word(e.getKey()))
                                    .collect(Collectors.joining(", "))
                            + ": say which are meant as `from`; the others are left out.");
        }
        return found.keySet().stream().findFirst();
    }

    boolean isOfNothing() {
        return rated.isEmpty();
    }

    /// @return identities, lower-case hex
    Set<String> members() {
        return rated.stream().map(ChosenFinding::identity).collect(Collectors.toCollection(TreeSet::new));
    }

    int assets() {
        return (int) rated.stream().mapToInt(ChosenFinding::asset).distinct().count();
    }

    /// @return how many of all that were chosen and are open the tools call how bad, worst first
    Map<String, Integer> severities() {
        Map<String, Integer> words = new LinkedHashMap<>();
        severities.entrySet().stream()
                .sorted(Map.Entry.<Severity, Integer>comparingByKey(Comparator.reverseOrder()))
                .forEach(e -> words.put(FindingViews.word(e.getKey()), e.getValue()));
        return words;
    }

    Optional<Severity> from() {
        return rated.isEmpty() ? Optional.empty() : from;
    }

    Severity to() {
        return to;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    RatingAdjusted act(RiskId id, Prose reason) {
        return new RatingAdjusted(
                id,
                environment,
                FindingScopes.digest(members()),
                rated.size(),
                from.orElseThrow(),
                to,
                requester,
                reason,
                wanted.until());
    }

    /// @return what it comes to, by identity
    Map<String, Adjusted> adjusted(RatingAdjusted act) {
        Adjusted adjusted = new Adjusted(act.risk().value(), act.from(), act.to(), act.until());
        Map<String, Adjusted> all = new HashMap<>();
        rated.forEach(finding -> all.put(finding.identity(), adjusted));
        return all;
    }

    String token() {
        List<String> lines = new ArrayList<>(List.of(
                "rate " + environment,
                from().map(Severity::name).orElse("") + " " + to + " " + wanted.until() + " " + requester,
                wanted.reason(),
                isOfNothing() ? "" : FindingScopes.digest(members())));
        lines.addAll(leftOut.lines());
        return PreviewToken.of(lines);
    }
}
