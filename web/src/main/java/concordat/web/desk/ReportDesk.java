package concordat.web.desk;

import concordat.api.view.Page;
import concordat.api.view.ReportJob;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where reports come in.
public interface ReportDesk {

    /// Takes the file away and works through it in the background. Once this returns, the import comes to its end
    /// whatever happens to process or machine.
    ///
    /// @param key the caller's idempotency key: the same key answers with the same job
    /// @throws concordat.web.http.Refusal when there is no room for it
    ReportJob submit(ReportUpload upload, Optional<String> key) throws IOException;

    Optional<ReportJob> job(String report);

    /// @return the newest first
    List<ReportJob> of(BodyId body);

    /// Everything that was asked for, also what waits, was refused or stopped.
    Page<ReportJob> jobs(JobsWanted wanted);

    /// Cancels an import that has not come to its end. Nothing of it is left then; that it was there can be seen.
    ///
    /// @return how it is by now, which may be still about to stop
    /// @throws concordat.web.http.Refusal when it is over, or too far gone, with what to do instead
    ReportJob cancel(String report);

    /// Stops a running import, or withdraws a finished one.
    ReportJob withdraw(PersonId person, String report, String reason);
}
