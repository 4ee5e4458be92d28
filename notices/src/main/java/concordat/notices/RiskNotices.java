package concordat.notices;

import concordat.assurance.RiskSharers;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.RiskAct;
import concordat.assurance.act.RiskEnded;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ControlId;
import java.util.Optional;

/// What is told of risk decisions.
final class RiskNotices {

    private RiskNotices() {}

    static void of(Draft draft, RiskAct act) {
        switch (act) {
            case RiskAct.RiskRequested a -> requested(draft, a);
            case RiskAct.RiskShared a ->
                asked(draft, a.risk())
                        .ifPresent(r ->
                                draft.tell(NoticeKind.RISK_SHARED, To.owner(draft.bodyOf(r.environment())), about(r)));
            case RiskAct.RiskRefused a ->
                asked(draft, a.risk())
                        .ifPresent(r -> draft.tell(
                                NoticeKind.RISK_REFUSED, To.officers(draft.bodyOf(r.environment())), about(r)));
            case RiskAct.RiskOverruled a ->
                asked(draft, a.risk())
                        .ifPresent(r -> draft.tell(
                                NoticeKind.RISK_OVERRULED, To.officers(draft.bodyOf(r.environment())), about(r)));
        }
    }

    private static void requested(Draft draft, RiskAct.RiskRequested act) {
        BodyId body = draft.bodyOf(act.environment());
        About about = about(act).by(act.until());
        draft.tell(NoticeKind.RISK_TO_DECIDE, To.owner(body), about);
        RiskSharers sharers =
                RiskSharers.of(draft.programme(), act, draft.entry().at());
        if (sharers.authority()) {
            draft.tell(NoticeKind.RISK_TO_SHARE, To.authority(Optional.of(body)), about);
        }
        for (BodyId owner : sharers.dataOwners()) {
            draft.tell(NoticeKind.RISK_TO_SHARE, To.services(owner), about.with("user", body));
        }
    }

    static void accepted(Draft draft, RiskAccepted act) {
        draft.tell(
                NoticeKind.RISK_ACCEPTED,
                To.officers(draft.bodyOf(act.environment())),
                about(act.risk(), act.environment(), act.control()).by(act.until()));
    }

    static void ended(Draft draft, RiskEnded act) {
        draft.programme()
                .risk(act.risk())
                .map(Recorded::act)
                .ifPresent(r -> draft.tell(
                        NoticeKind.RISK_ENDED,
                        To.officers(draft.bodyOf(r.environment())),
                        about(r.risk(), r.environment(), r.control())));
    }

    private static Optional<RiskAct.RiskRequested> asked(Draft draft, RiskId id) {
        return draft.programme().decisions().decision(id).map(d -> d.requested().act());
    }

    private static About about(RiskAct.RiskRequested act) {
        return about(act.risk(), act.environment(), act.control());
    }

    private static About about(RiskId id, EnvironmentId environment, ControlId control) {
        return About.of(id).in(environment).on(control);
    }
}
