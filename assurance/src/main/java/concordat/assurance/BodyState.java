package concordat.assurance;

import concordat.assurance.act.BodyJoined;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the acts say of one body beyond its environments.
///
/// @param revision position of the last act that changed its measures or agreements
record BodyState(
        Recorded<BodyJoined> joined,
        @Nullable Chain<EnvironmentId> environments,
        @Nullable Chain<AgreementId> agreements,
        long revision) {

    BodyState adding(EnvironmentId id) {
        return new BodyState(joined, Chain.adding(environments, id), agreements, revision);
    }

    BodyState adding(AgreementId id, long position) {
        return new BodyState(joined, environments, Chain.adding(agreements, id), position);
    }

    BodyState revised(long position) {
        return new BodyState(joined, environments, agreements, position);
    }

    BodyState left(Instant when, long position) {
        return new BodyState(joined.ended(when), environments, agreements, position);
    }
}
