package concordat.web.desk;

import concordat.api.view.FindingLink;
import concordat.api.view.Page;
import concordat.api.view.ScopeCheckView;
import concordat.assurance.healthcheck.HealthCheck;
import concordat.assurance.healthcheck.Machine;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What scans and reports say of health checks. Whoever asks has been let in by the route.
public interface HealthCheckDesk {

    /// @param from scans that began on this day (UTC) or later
    /// @param to and on this day or earlier
    /// @return all machines that scans know of the environment, by name
    List<Machine> machines(BodyId body, EnvironmentId environment, LocalDate from, LocalDate to);

    /// @param check one that is declared
    ScopeCheckView.Told told(BodyId body, HealthCheck check);

    /// @param check one that is declared
    /// @param state `linked` or `suggested`
    /// @return linked ones oldest first; suggested ones surest first
    Page<FindingLink> links(BodyId body, HealthCheck check, String state, Optional<String> cursor, int limit);
}
