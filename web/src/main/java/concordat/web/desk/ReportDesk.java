package concordat.web.desk;

import concordat.api.view.ReportJob;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where reports come in.
public interface ReportDesk {

    /// Takes the file away and works through it in the background.
    ///
    /// @param key the caller's idempotency key: the same key answers with the same job
    ReportJob submit(ReportUpload upload, Optional<String> key) throws IOException;

    Optional<ReportJob> job(String report);

    /// @return the newest first
    List<ReportJob> of(BodyId body);

    /// Stops a running import, or withdraws a finished one.
    ReportJob withdraw(PersonId person, String report, String reason);
}
