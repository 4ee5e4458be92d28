package concordat.notices;

import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.RelianceEnded;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import java.util.Set;
import java.util.TreeSet;

/// What is told of controls that one carries for another.
final class RelianceNotices {

    private RelianceNotices() {}

    static void agreed(Draft draft, RelianceAgreed act) {
        tell(draft, NoticeKind.RELIANCE_BEGUN, act.consumer(), act.provider(), "provider");
    }

    static void ended(Draft draft, RelianceEnded act) {
        tell(draft, NoticeKind.RELIANCE_LOST, act.consumer(), act.provider(), "provider");
        tell(draft, NoticeKind.RELIANCE_DROPPED, act.provider(), act.consumer(), "consumer");
    }

    /// Most often there is one act for each of many controls, which is one thing to know.
    ///
    /// @param to who is told
    /// @param role of the other
    private static void tell(Draft draft, NoticeKind kind, EnvironmentId to, EnvironmentId other, String role) {
        BodyId body = draft.bodyOf(to);
        BodyId others = draft.bodyOf(other);
        if (!body.equals(others)) {
            draft.tellOnceToday(
                    kind,
                    to + "/" + other,
                    To.officers(body),
                    About.of(other).in(to).with(role, others));
        }
    }

    static void of(Draft draft, RelianceAct act) {
        switch (act) {
            case RelianceAct.OfferAccepted a ->
                draft.programme().offers().offer(a.offer()).ifPresent(o -> {
                    EnvironmentId provider = o.offered().act().provider();
                    draft.tell(
                            NoticeKind.OFFER_TAKEN,
                            To.officers(draft.bodyOf(provider)),
                            About.of(a.offer()).in(provider).with("consumer", draft.bodyOf(a.consumer())));
                });
            case RelianceAct.ProvisionChanged a -> changed(draft, a);
            case RelianceAct.RelianceOffered a -> {}
            case RelianceAct.OfferWithdrawn a -> {}
            case RelianceAct.RelianceConfirmed a -> {}
        }
    }

    private static void changed(Draft draft, RelianceAct.ProvisionChanged act) {
        Set<EnvironmentId> consumers = new TreeSet<>();
        draft.programme().consumersOf(act.provider()).stream()
                .map(Recorded::act)
                .filter(r -> act.controls().contains(r.control()))
                .forEach(r -> consumers.add(r.consumer()));
        BodyId provider = draft.bodyOf(act.provider());
        for (EnvironmentId consumer : consumers) {
            draft.tell(
                    NoticeKind.PROVISION_CHANGED,
                    To.officers(draft.bodyOf(consumer)),
                    About.of(act.change())
                            .in(consumer)
                            .by(WorkingDays.after(draft.entry().at(), WorkingDays.CONFIRMING))
                            .with("provider", provider)
                            .with("controls", act.controls().size()));
        }
    }
}
