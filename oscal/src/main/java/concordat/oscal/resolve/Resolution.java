package concordat.oscal.resolve;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import java.util.List;

/// What became of resolving a profile.
public sealed interface Resolution {

    /// @param catalogue what the profile describes
    /// @param remarks what the profile asks for and could not have, such as a control that no source has; in the
    ///     order it came up
    record Resolved(OscalDocument catalogue, List<OscalProblem> remarks) implements Resolution {
        public Resolved {
            remarks = List.copyOf(remarks);
        }
    }

    /// The profile describes no catalogue.
    ///
    /// @param address the document with the problem
    record Refused(String address, OscalProblem problem) implements Resolution {}
}
