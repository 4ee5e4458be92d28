package concordat.assurance;

import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.opening.Openings;
import concordat.assurance.submission.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who of the Authority may read a body's findings: whoever decides an open case or assesses a pack, and has
/// said so. All of it is asked at each reading, so that it ends with the case, the assessment, the role or the
/// day.
public final class FindingsSight {

    private final Programme programme;
    private final Instant at;

    public FindingsSight(Programme programme, Instant at) {
        this.programme = programme;
        this.at = at;
    }

    /// What findings can be opened for.
    ///
    /// @param environment whose findings can be read then
    public record Footing(Optional<CaseId> caseId, Optional<SubmissionId> submission, EnvironmentId environment) {

        /// @return as it is told to people: `case c-1`, `submission s-2`
        public String words() {
            return caseId.map(id -> "case " + id)
                    .or(() -> submission.map(id -> "submission " + id))
                    .orElse("");
        }

        boolean is(FindingsOpened act) {
            return caseId.equals(act.caseId()) && submission.equals(act.submission());
        }
    }

    /// @return for what a person may open a body's findings now: cases first, oldest first
    public List<Footing> footings(PersonId person, BodyId body) {
        List<Footing> all = new ArrayList<>();
        if (!Powers.authority(programme, person) || Powers.officerOf(programme, person, body)) {
            return all;
        }
        List<EnvironmentId> environments = programme.environmentsOf(body).stream()
                .map(e -> e.act().environment())
                .toList();
        for (EnvironmentId id : environments) {
            programme.casesOf(id).stream()
                    .filter(Case::open)
                    .forEach(c -> all.add(new Footing(Optional.of(c.id()), Optional.empty(), id)));
        }
        for (EnvironmentId id : environments) {
            programme.submissions().of(id).stream()
                    .filter(pack -> assesses(person, pack))
                    .forEach(pack -> all.add(new Footing(Optional.empty(), Optional.of(pack.id()), id)));
        }
        return all;
    }

    /// Whoever has taken a part and still has it; once the pack is refused, whoever may second that.
    private static boolean assesses(PersonId person, Submission pack) {
        return switch (pack.stage()) {
            case IN_ASSESSMENT ->
                pack.parts().values().stream()
                        .anyMatch(part -> part.assessor().filter(person::equals).isPresent());
            case REFUSAL_TO_SECOND -> true;
            case UNSIGNED, QUEUED, CONCLUDED, WITHDRAWN -> false;
        };
    }

    /// One that counts now.
    public record Open(Recorded<FindingsOpened> opening, EnvironmentId environment) {}

    /// @return what a person has opened of a body and may read now, newest first
    public List<Open> open(PersonId person, BodyId body) {
        List<Footing> footings = footings(person, body);
        List<Open> all = new ArrayList<>();
        if (footings.isEmpty()) {
            return all;
        }
        for (Recorded<FindingsOpened> opening : programme.openings().of(body).reversed()) {
            if (opening.by().equals(person) && Openings.ends(opening).isAfter(at)) {
                footings.stream()
                        .filter(footing -> footing.is(opening.act()))
                        .forEach(footing -> all.add(new Open(opening, footing.environment())));
            }
        }
        return all;
    }

    /// @return whether an opening still counts
    public boolean counts(Recorded<FindingsOpened> opening) {
        return open(opening.by(), opening.act().body()).stream()
                .anyMatch(open -> open.opening().equals(opening));
    }

    Verdict check(PersonId actor, FindingsOpened act) {
        Optional<EnvironmentId> environment = act.caseId()
                .flatMap(programme::caseOf)
                .map(Case::environment)
                .or(() -> act.submission()
                        .flatMap(id -> programme.submissions().submission(id))
                        .map(Submission::environment));
        Optional<BodyId> body = environment.flatMap(programme::environment).map(declared -> declared.act()
                .body());
        List<Footing> footings = footings(actor, act.body());
        return Verdict.when(
                        body.filter(act.body()::equals).isPresent(),
                        Fault.ANOTHER_BODYS,
                        act.caseId()
                                        .map(Object::toString)
                                        .or(() -> act.submission().map(Object::toString))
                                        .orElse("")
                                + " is about " + body.map(BodyId::value).orElse("nobody") + " and not about "
                                + act.body())
                .and(() -> Verdict.when(
                        footings.stream().anyMatch(footing -> footing.is(act)),
                        Fault.FOOTING_NOT_HELD,
                        footings.isEmpty()
                                ? actor + " has no open case about " + act.body() + " and no part of its pack"
                                : actor + " may open them for "
                                        + String.join(
                                                ", ",
                                                footings.stream()
                                                        .map(Footing::words)
                                                        .toList()),
                        moves(act, footings)));
    }

    private static String[] moves(FindingsOpened act, List<Footing> footings) {
        List<String> moves = new ArrayList<>();
        footings.forEach(footing -> moves.add("findings-opened for " + footing.words()));
        if (act.submission().isPresent()) {
            moves.add("part-taken");
        }
        return moves.toArray(String[]::new);
    }
}
