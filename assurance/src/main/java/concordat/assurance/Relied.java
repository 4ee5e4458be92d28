package concordat.assurance;

import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.ground.Micros;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.ChangeId;
import java.util.Optional;

/// That an environment relies on another for a control.
///
/// @param until microseconds since the epoch; earlier than was agreed while a change waits to be confirmed
/// @param toConfirm the provider's change that the consumer has not confirmed
record Relied(Recorded<RelianceAgreed> agreed, long until, Optional<ChangeId> toConfirm) {

    static Relied of(Recorded<RelianceAgreed> agreed) {
        return new Relied(agreed, Micros.of(agreed.act().until()), Optional.empty());
    }

    RelianceAgreed act() {
        return agreed.act();
    }

    /// What was changed twice waits for the first to be confirmed no longer than before.
    Relied changed(ChangeId change, long confirmBy) {
        return new Relied(agreed, Math.min(until, confirmBy), Optional.of(change));
    }

    Relied confirmed() {
        return of(agreed);
    }
}
