package concordat.assurance.answer;

import concordat.assurance.act.AnswerAct.AlternativeAssessed;
import concordat.assurance.act.AnswerAct.AlternativeProposed;
import concordat.assurance.ground.Recorded;
import java.util.Optional;

/// A way of its own in which a body meets what a control is for.
///
/// @param assessed what an assessor said of it last
public record Alternative(Recorded<AlternativeProposed> proposed, Optional<Recorded<AlternativeAssessed>> assessed) {}
