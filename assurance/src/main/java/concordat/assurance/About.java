package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.AgreementEnded;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CaseClosed;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.JoiningAct;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.act.RiskAct.RiskShared;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.EnvironmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/// Which bodies an act is about: those whose affairs stand otherwise once it is done. None for what concerns the
/// network as a whole.
final class About {
    private About() {}

    /// @param programme in which what the act names is known
    static List<BodyId> bodies(Programme programme, Act act) {
        return switch (act) {
            case BodyJoined a -> List.of(a.body());
            case CaseOpened a -> of(programme, a.environment());
            case NoticeServed a -> of(programme, a.caseId());
            case ReplyMade a -> of(programme, a.caseId());
            case Adjudicated a -> of(programme, a.caseId());
            case CaseClosed a -> of(programme, a.caseId());
            case PlanAgreed a -> of(programme, a.environment());
            case AgreementMade a -> and(Powers.concerned(programme, a), a.body());
            case AgreementEnded a ->
                programme
                        .agreement(a.agreement())
                        .map(g -> and(Powers.concerned(programme, a), g.act().body()))
                        .orElse(List.of());
            case JoiningAct a -> programme.applications().bodyOf(a).stream().toList();
            case RiskShared a -> {
                List<BodyId> bodies = new ArrayList<>(a.dataOwner().stream().toList());
                bodies.addAll(of(programme, programme.decisions().environmentOf(a)));
                yield bodies;
            }
            default -> Powers.concerned(programme, act);
        };
    }

    /// @return the position of the newest act about the same since there were so many, none when there is none
    static OptionalLong since(Programme programme, Act act, long size) {
        if (!Names.check(programme, act).allowed()) {
            // The rules stand against it anyway, and say what is not known.
            return OptionalLong.empty();
        }
        List<BodyId> bodies = bodies(programme, act);
        long newest = bodies.isEmpty() ? programme.register().actedOnAll : -1;
        for (BodyId body : bodies) {
            newest = Math.max(
                    newest,
                    Objects.requireNonNullElse(programme.register().acted.get(body), -1L));
        }
        return newest >= size ? OptionalLong.of(newest) : OptionalLong.empty();
    }

    private static List<BodyId> of(Programme programme, CaseId id) {
        return programme.caseOf(id).map(c -> of(programme, c.environment())).orElse(List.of());
    }

    private static List<BodyId> of(Programme programme, EnvironmentId id) {
        return programme.environment(id).map(e -> e.act().body()).stream().toList();
    }

    private static List<BodyId> and(List<BodyId> bodies, BodyId body) {
        List<BodyId> more = new ArrayList<>(bodies);
        more.add(body);
        return more;
    }
}
