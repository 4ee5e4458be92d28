package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ReportId;
import java.util.List;

/// An import was a mistake; everything is as if it had not been.
///
/// @param breaches every breach of the environment without it; replaces those before
public record ReportWithdrawn(ReportId report, EnvironmentId environment, Prose reason, List<Breach> breaches)
        implements Act {

    public ReportWithdrawn {
        breaches = List.copyOf(breaches);
    }
}
