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
        BodyId consumer = draft.bodyOf(act.consumer());
        if (consumer.equals(draft.bodyOf(act.provider()))) {
            return;
        }
        draft.tell(
                NoticeKind.RELIANCE_BEGUN,
                To.officers(consumer),
                About.of(act.control())
                        .in(act.consumer())
                        .on(act.control())
                        .by(act.until())
                        .with("provider", draft.bodyOf(act.provider())));
    }

    static void ended(Draft draft, RelianceEnded act) {
        BodyId consumer = draft.bodyOf(act.consumer());
        BodyId provider = draft.bodyOf(act.provider());
        if (consumer.equals(provider)) {
            return;
        }
        draft.tell(
                NoticeKind.RELIANCE_LOST,
                To.officers(consumer),
                About.of(act.control()).in(act.consumer()).on(act.control()).with("provider", provider));
        draft.tell(
                NoticeKind.RELIANCE_DROPPED,
                To.officers(provider),
                About.of(act.control()).in(act.provider()).on(act.control()).with("consumer", consumer));
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
                            .by(WorkingDays.after(draft.entry().at(), Deadlines.CONFIRMING))
                            .with("provider", provider)
                            .with("controls", act.controls().size()));
        }
    }
}
