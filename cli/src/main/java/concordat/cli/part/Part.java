package concordat.cli.part;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A part of the programme that is read as a list, and what is shown of each item.
enum Part {
    SUBMISSIONS(
            "pack=id, body, environment, stage, days, place, due=dueAt, outcome",
            "unsigned, queued, in-assessment, refusal-to-second, concluded, withdrawn"),
    QUESTIONS("question=id, submission, part, state, answer by=answerBy, text", "open, late, answered"),
    PLANS(
            "plan=id, body, environment, stage, ends=endsOn, open, done, slips, credible=credibility",
            "proposed, refused, agreed, ended"),
    RISKS(
            "risk=id, body, control, stage, residual, handlings, until, authority agreed=sharedByAuthority, shared by=sharedBy, drifted",
            "requested, accepted, refused, overruled, ended, expired"),
    APPLICATIONS(
            "application=id, body, wish, stage=state, name, filed=filedAt",
            "received, scoped, prepared, reviewed, accepted, refused"),
    OFFERS("offer=id, body, environment, state, controls, split, until, accepted", "open, withdrawn, over"),
    RELIANCES("environment, provider, control, state, split, duty=remainingDuty, until", "running, to-confirm, over"),
    PATTERNS("pattern=id, state, title, controls, published=publishedAt", "published, withdrawn"),
    PROPOSALS("body, name=bodyName, trigger, counts, number, from=atLeast, rung, state", "open, met, declined"),
    INCIDENTS("incident=id, body, state, live, reported=reportedAt", "open, closed"),
    ARRANGEMENTS("arrangement=id, body, service, state, tested=testedOn, until", "waiting, stands, lapsed"),
    AGREEMENTS("agreement=id, body, service, state, basis=legalBasis, until", "running, over"),
    SPONSORSHIPS("sponsorship=id, body, state, sponsored, person, routes, until", "ahead, running, over"),
    CHALLENGES("challenge=id, body, state, route, handling, proposed", "open, upheld, not-upheld"),
    REIDENTIFICATIONS("question=id, body, state, service, reference, owed by=owedBy", "open, late, told, not-told");

    private final String columns;
    private final String states;

    Part(String columns, String states) {
        this.columns = columns;
        this.states = states;
    }

    /// @return as the API's path and the command line have it
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return heads of the table's columns
    String[] heads() {
        return columns().map(c -> c.split("=", 2)[0]).toArray(String[]::new);
    }

    /// @return what stands in each column, by its name in the API
    List<String> members() {
        return columns().map(c -> c.substring(c.indexOf('=') + 1)).toList();
    }

    private Stream<String> columns() {
        return Arrays.stream(columns.split(", ", -1));
    }

    /// @return every state that an item may be in
    String states() {
        return states;
    }

    static String all() {
        return Arrays.stream(values()).map(Part::path).collect(Collectors.joining(", "));
    }
}
