package concordat.assurance;

import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.PatternPublished;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.ground.Recorded;
import java.util.List;
import java.util.Optional;

/// What an environment itself says and shows of one control.
///
/// @param answeredFor the place of the edition that the answer was given or reviewed for
/// @param proofs those that are not withdrawn and were in date when last touched
/// @param patterns those that the environment follows
/// @param alternatives those that an assessor found to meet the control
record OwnProof(
        Optional<Recorded<AnswerGiven>> answer,
        int answeredFor,
        List<Proof> proofs,
        List<Recorded<PatternPublished>> patterns,
        List<Recorded<AlternativeAssessed>> alternatives) {

    static final OwnProof NONE = new OwnProof(Optional.empty(), 0, List.of(), List.of(), List.of());

    OwnProof answered(Recorded<AnswerGiven> given, int edition) {
        return new OwnProof(Optional.of(given), edition, proofs, patterns, alternatives);
    }

    OwnProof reviewed(int edition) {
        return new OwnProof(answer, edition, proofs, patterns, alternatives);
    }

    OwnProof proving(List<Proof> now) {
        return new OwnProof(answer, answeredFor, now, patterns, alternatives);
    }

    OwnProof following(Recorded<PatternPublished> pattern) {
        return new OwnProof(answer, answeredFor, proofs, ControlState.adding(patterns, pattern), alternatives);
    }

    OwnProof with(Recorded<AlternativeAssessed> assessed) {
        List<Recorded<AlternativeAssessed>> others = ControlState.without(
                alternatives, a -> a.act().alternative().equals(assessed.act().alternative()));
        return new OwnProof(
                answer,
                answeredFor,
                proofs,
                patterns,
                assessed.act().meets() ? ControlState.adding(others, assessed) : others);
    }
}
