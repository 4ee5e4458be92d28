package concordat.assurance;

import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.WorkloadRegistered;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.WorkloadId;
import concordat.catalogue.ControlId;
import java.util.List;
import java.util.function.UnaryOperator;

/// What an entry changes of who relies on whom, and what ends with a body that leaves.
final class RelianceFold {
    /// How many working days consumers have to confirm that they go on relying after a change.

    private final Revision revision;

    RelianceFold(Revision revision) {
        this.revision = revision;
    }

    void rely(RelianceAct act) {
        switch (act) {
            case OfferAccepted a -> {
                RelianceOffered offer = revision.now
                        .offers
                        .offer(a.offer())
                        .orElseThrow()
                        .offered()
                        .act();
                for (ControlId control : a.controls()) {
                    rely(new RelianceAgreed(
                            a.consumer(),
                            offer.provider(),
                            control,
                            offer.split(),
                            offer.remainingDuty(),
                            offer.until()));
                }
            }
            case ProvisionChanged a -> {
                long confirmBy = WorkingDays.after(revision.at, WorkingDays.CONFIRMING);
                for (ControlId control : a.controls()) {
                    for (EnvironmentId consumer : revision.environment(a.provider())
                            .control(revision.place(control))
                            .consumers()) {
                        relied(consumer, control, a.provider(), r -> r.changed(a.change(), confirmBy));
                    }
                }
            }
            case RelianceConfirmed a -> {
                for (ControlId control : a.controls()) {
                    relied(a.consumer(), control, a.provider(), Relied::confirmed);
                }
            }
            default -> {
                // An offer binds nobody before it is accepted.
            }
        }
    }

    private void relied(
            EnvironmentId consumer, ControlId control, EnvironmentId provider, UnaryOperator<Relied> change) {
        revision.change(
                consumer,
                control,
                s -> s.relying(s.reliances().stream()
                        .map(r -> r.act().provider().equals(provider) ? change.apply(r) : r)
                        .toList()));
    }

    /// Everything that rests on the body ends: what others rely on it for, what it uses, what calls in its name.
    void leave(BodyId id) {
        BodyState body = revision.known(revision.now.bodies.get(id), id);
        for (EnvironmentId left : Chain.list(body.environments())) {
            EnvironmentState state = revision.environment(left);
            for (int place = 0; place < state.places(); place++) {
                if (state.touched(place)) {
                    // Whatever is open about it closes.
                    revision.touch(left, place);
                    for (EnvironmentId consumer : state.control(place).consumers()) {
                        unrely(consumer, left, place);
                    }
                    for (Relied relied : state.control(place).reliances()) {
                        unrely(left, relied.act().provider(), place);
                    }
                }
            }
            for (WorkloadId workload : Chain.list(revision.environment(left).workloads)) {
                Recorded<WorkloadRegistered> known = revision.known(revision.now.workloads.get(workload), workload);
                revision.now.workloads =
                        revision.now.workloads.with(workload, known.live() ? known.ended(revision.entry.at()) : known);
            }
            revision.put(left, revision.environment(left).working(revision.environment(left).workloads));
        }
        for (AgreementId agreement : Chain.list(body.agreements())) {
            Recorded<AgreementMade> known = revision.known(revision.now.agreements.get(agreement), agreement);
            revision.now.agreements =
                    revision.now.agreements.with(agreement, known.live() ? known.ended(revision.entry.at()) : known);
        }
        revision.body(id, b -> b.left(revision.entry.at(), revision.entry.position()));
    }

    void rely(RelianceAgreed act) {
        int place = revision.place(act.control());
        revision.change(act.consumer(), act.control(), s -> {
            List<Relied> others =
                    ControlState.without(s.reliances(), r -> r.act().provider().equals(act.provider()));
            return s.relying(ControlState.adding(others, Relied.of(Recorded.of(act, revision.entry))));
        });
        EnvironmentState provider = revision.environment(act.provider());
        ControlState serving = provider.control(place);
        if (!serving.consumers().contains(act.consumer())) {
            revision.put(
                    act.provider(),
                    provider.with(place, serving.serving(ControlState.adding(serving.consumers(), act.consumer()))));
        }
    }

    void unrely(EnvironmentId consumer, EnvironmentId provider, int place) {
        revision.change(
                consumer,
                place,
                s -> s.relying(ControlState.without(
                        s.reliances(), r -> r.act().provider().equals(provider))));
        EnvironmentState state = revision.environment(provider);
        ControlState serving = state.control(place);
        revision.put(
                provider,
                state.with(place, serving.serving(ControlState.without(serving.consumers(), c -> c.equals(consumer)))));
    }
}
