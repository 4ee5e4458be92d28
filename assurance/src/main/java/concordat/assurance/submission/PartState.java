package concordat.assurance.submission;

import concordat.assurance.act.Prose;
import concordat.assurance.act.SubmissionAct.Confidence;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.PersonId;
import java.util.Optional;

/// How far one part of a pack has come.
///
/// @param packDigest of what was handed in last
/// @param handedIn how many times
/// @param assessor who has taken it
/// @param finding what was found of what was handed in last
public record PartState(String packDigest, int handedIn, Optional<PersonId> assessor, Optional<Finding> finding) {

    /// What an assessor found.
    public record Finding(Stamp stamp, PartVerdict verdict, Confidence confidence, Prose reasons) {}

    static PartState first(String packDigest) {
        return new PartState(packDigest, 1, Optional.empty(), Optional.empty());
    }

    PartState taken(PersonId by) {
        return new PartState(packDigest, handedIn, Optional.of(by), finding);
    }

    PartState found(Finding now) {
        return new PartState(packDigest, handedIn, assessor, Optional.of(now));
    }

    PartState again(String digest) {
        return new PartState(digest, handedIn + 1, assessor, Optional.empty());
    }

    /// @return whether the body has to do something before it can go on
    public boolean liesWithBody() {
        return verdict(PartVerdict.WORK_NEEDED);
    }

    boolean verdict(PartVerdict verdict) {
        return finding.filter(f -> f.verdict() == verdict).isPresent();
    }
}
