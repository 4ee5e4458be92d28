package concordat.assurance.healthcheck;

import concordat.assurance.act.HealthCheckAct.HealthCheckCommissioned;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.HealthCheckId;
import concordat.catalogue.HealthCheckTerms;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// One health check, from its booking or its declaration on.
public record HealthCheck(
        HealthCheckId id,
        EnvironmentId environment,
        Optional<Recorded<HealthCheckCommissioned>> commissioned,
        Optional<Recorded<HealthCheckDeclared>> declared,
        Optional<Stamp> withdrawn) {

    /// How far it has come.
    public enum Stage {
        COMMISSIONED,
        DECLARED,
        WITHDRAWN
    }

    /// @return how far it has come
    public Stage stage() {
        if (withdrawn.isPresent()) {
            return Stage.WITHDRAWN;
        }
        return declared.isPresent() ? Stage.DECLARED : Stage.COMMISSIONED;
    }

    /// @return the day after its fieldwork, from which its age counts; none before it is declared
    public Optional<Instant> testedBy() {
        return declared.map(
                d -> d.act().to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// @return first instant at which it is too old; none before it is declared
    public Optional<Instant> until(HealthCheckTerms terms) {
        return testedBy()
                .map(tested -> tested.atZone(ZoneOffset.UTC).plus(terms.lasts()).toInstant());
    }
}
